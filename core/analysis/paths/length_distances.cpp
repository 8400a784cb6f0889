#include "core/analysis/paths/length_distances.hpp"

#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/length_sweep.hpp"
#include "core/analysis/paths/pool.hpp"
#include "core/analysis/paths/stars.hpp"
#include "core/analysis/paths/twins.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 256;

void add(LengthSums& sums, double nodes, double distance) {
    sums.reached += nodes;
    sums.distances += nodes * distance;
    sums.inverse_distances += nodes / distance;
}

LengthSums sums_from(Vertex source, const TwinClasses& classes, LengthSweep& search) {
    LengthSums sums;
    search.search(source);
    for (const Vertex vertex : search.reached()) {
        const bool is_hub = vertex >= classes.problem.size();
        if (is_hub || vertex == source) continue;
        add(sums, classes.problem.copies[vertex], search.distance(vertex));
    }
    const double twins = classes.problem.copies[source] - 1;
    if (twins > 0) add(sums, twins, classes.distance[source]);
    return sums;
}

}  // namespace

std::vector<LengthSums> length_distances(const Adjacency& lists, const MeasureContext& context) {
    const TwinClasses classes = merge_twins(path_problem(lists, PathLength::inverse_weight));
    const SweepProblem problem{with_stars(classes.problem), {}, {}};
    std::vector<LengthSums> of_classes(classes.problem.size());
    Pool<LengthSweep> searches;
    for_each_block(of_classes.size(), max_blocks, context, [&](const Block& block) {
        auto search = searches.take([&] { return std::make_unique<LengthSweep>(problem); });
        for (std::size_t source = block.begin; source < block.end; ++source) {
            context.stop_if_cancelled();
            of_classes[source] = sums_from(static_cast<Vertex>(source), classes, *search);
        }
        searches.give_back(std::move(search));
    });
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
