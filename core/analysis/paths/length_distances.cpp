#include "core/analysis/paths/length_distances.hpp"

#include <algorithm>
#include <numeric>

#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/length_sweep.hpp"
#include "core/analysis/paths/pool.hpp"
#include "core/analysis/paths/side_vertices.hpp"
#include "core/analysis/paths/stars.hpp"
#include "core/analysis/paths/twins.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 256;
constexpr Vertex nowhere = UINT32_MAX;

/// The classes with stars for cliques, in the order in which they are worked on: those of many
/// neighbours first, which are read most and stay in the cache, and side vertices last.
struct Arranged {
    SidedGraph sided;
    std::vector<Vertex> place;  ///< of each class
};

/// Puts the side vertices, which stars leave alone, behind the others and their hubs.
PathProblem with_sides(PathProblem core, const PathProblem& classes, std::span<const Vertex> place,
                       std::span<const Vertex> sides) {
    std::vector<std::vector<std::uint32_t>> arcs_back(core.size());  // into the arcs of classes
    std::vector<Vertex> side_of(classes.target.size(), nowhere);
    for (const Vertex side : sides) {
        for (const std::uint32_t arc : classes.arcs(side)) {
            arcs_back[place[classes.target[arc]]].push_back(arc);
            side_of[arc] = place[side];
        }
    }
    PathProblem joined;
    const auto add_arc = [&](Vertex target, double length) {
        joined.target.push_back(target);
        joined.length.push_back(length);
    };
    const auto end_vertex = [&] {
        joined.begin.push_back(static_cast<std::uint32_t>(joined.target.size()));
    };
    for (const Vertex vertex : core.vertices()) {
        for (const auto arc : core.arcs(vertex)) add_arc(core.target[arc], core.length[arc]);
        for (const auto arc : arcs_back[vertex]) add_arc(side_of[arc], classes.length[arc]);
        end_vertex();
    }
    joined.copies = std::move(core.copies);
    joined.ends = std::move(core.ends);
    joined.apart = std::move(core.apart);
    for (const Vertex side : sides) {
        for (const auto arc : classes.arcs(side)) {
            add_arc(place[classes.target[arc]], classes.length[arc]);
        }
        end_vertex();
        joined.copies.push_back(classes.copies[side]);
        joined.ends.push_back(classes.ends[side]);
        joined.apart.push_back(classes.apart[side]);
    }
    return joined;
}

Arranged arranged(const PathProblem& classes) {
    const std::vector<Vertex> sides = side_vertices(classes);
    std::vector<Vertex> others;
    std::ranges::set_difference(classes.vertices(), sides, std::back_inserter(others));
    PathProblem core = with_stars(PartMaker(classes).part(others));
    const std::size_t first_side = core.size();
    std::vector<Vertex> place(classes.size());
    for (std::size_t i = 0; i < others.size(); ++i) place[others[i]] = static_cast<Vertex>(i);
    for (std::size_t i = 0; i < sides.size(); ++i) {
        place[sides[i]] = static_cast<Vertex>(first_side + i);
    }
    const PathProblem joined = with_sides(std::move(core), classes, place, sides);
    std::vector<Vertex> order(joined.vertices().begin(), joined.vertices().end());
    std::ranges::stable_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(first_side),
                             std::greater(), [&](Vertex vertex) { return joined.degree(vertex); });
    std::vector<Vertex> rank(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<Vertex>(i);
    for (Vertex& at : place) at = rank[at];
    return {{PartMaker(joined).part(order), first_side}, std::move(place)};
}

void add(LengthSums& sums, double nodes, double distance) {
    sums.reached += nodes;
    sums.distances += nodes * distance;
    sums.inverse_distances += nodes / distance;
}

LengthSums sums_from(Vertex source, const PathProblem& graph, LengthSweep& search) {
    LengthSums sums;
    search.search(source);
    for (const Vertex vertex : search.reached()) {
        if (vertex != source) add(sums, graph.ends[vertex], search.distance(vertex));
    }
    return sums;
}

/// In rounds, and by Dijkstra's search from the first sources on that need too many.
class Searches {
  public:
    explicit Searches(const PathProblem& classes)
        : arranged_(arranged(classes)), problem_{arranged_.sided.graph, {}, {}} {}

    void run(const Block& block, const MeasureContext& context, std::span<LengthSums> sums) {
        std::size_t next = block.begin;
        auto lanes = lanes_.take(
            [&] { return make_lane_distances(arranged_.sided, instruction_sets().back()); });
        LaneDistances::Sums found;
        while (next < block.end) {
            context.stop_if_cancelled();
            const std::size_t count = std::min(LaneDistances::lanes, block.end - next);
            const std::span sources = std::span(arranged_.place).subspan(next, count);
            if (!lanes->add_up(sources, found)) break;
            std::copy_n(found.begin(), count, sums.begin() + static_cast<std::ptrdiff_t>(next));
            next += count;
        }
        lanes_.give_back(std::move(lanes));
        if (next == block.end) return;
        auto search = single_.take([&] { return std::make_unique<LengthSweep>(problem_); });
        for (; next < block.end; ++next) {
            context.stop_if_cancelled();
            sums[next] = sums_from(arranged_.place[next], problem_.graph, *search);
        }
        single_.give_back(std::move(search));
    }

  private:
    Arranged arranged_;
    SweepProblem problem_;
    Pool<LaneDistances> lanes_;
    Pool<LengthSweep> single_;
};

}  // namespace

std::vector<LengthSums> length_distances(const Adjacency& lists, const MeasureContext& context) {
    const TwinClasses classes = merge_twins(path_problem(lists, PathLength::inverse_weight));
    std::vector<LengthSums> of_classes(classes.problem.size());
    Searches searches(classes.problem);
    for_each_block(of_classes.size(), max_blocks, context,
                   [&](const Block& block) { searches.run(block, context, of_classes); });
    for (const Vertex vertex : classes.problem.vertices()) {
        const double twins = classes.problem.copies[vertex] - 1;
        if (twins > 0) add(of_classes[vertex], twins, classes.distance[vertex]);
    }
    std::vector<LengthSums> of_nodes;
    for (const Vertex vertex : classes.class_of) of_nodes.push_back(of_classes[vertex]);
    return of_nodes;
}

std::shared_ptr<const std::vector<LengthSums>> shared_length_distances(
    const KnowledgeGraph& graph, const MeasureContext& context) {
    return context.shared_result(&SharedResults::length_distances,
                                 [&] { return length_distances(adjacency(graph), context); });
}

}  // namespace sigloom
