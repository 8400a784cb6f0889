#include "core/analysis/paths/hop_distances.hpp"

#include <algorithm>
#include <functional>

#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/twins.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 16;
constexpr Vertex alone = UINT32_MAX;

/// Those of like numbers of copies together.
std::vector<Vertex> source_order(const PathProblem& problem) {
    std::vector<Vertex> sources(problem.vertices().begin(), problem.vertices().end());
    std::ranges::stable_sort(sources, {}, [&](Vertex vertex) { return problem.copies[vertex]; });
    return sources;
}

/// All but isolated nodes, those with many neighbours first: they are read most, and stay in the
/// cache. A component that is a clique is one class without neighbours.
std::vector<Vertex> joined_classes(const PathProblem& classes) {
    std::vector<Vertex> joined;
    for (const Vertex vertex : classes.vertices()) {
        if (classes.degree(vertex) > 0 || classes.copies[vertex] > 1) joined.push_back(vertex);
    }
    std::ranges::stable_sort(joined, std::greater(), [&](Vertex v) { return classes.degree(v); });
    return joined;
}

void add(DistanceSums& to, const DistanceSums& from) {
    for (std::size_t i = 0; i < to.reached.size(); ++i) {
        to.reached[i] += from.reached[i];
        to.distances[i] += from.distances[i];
        to.inverse_distances[i] += from.inverse_distances[i];
        to.farthest[i] = std::max(to.farthest[i], from.farthest[i]);
    }
}

DistanceSums search_from_all(const PathProblem& problem, const MeasureContext& context,
                             InstructionSet set) {
    const std::vector<Vertex> sources = source_order(problem);
    const std::size_t batches = (sources.size() + BitSearch::lanes - 1) / BitSearch::lanes;
    std::vector<std::optional<DistanceSums>> block_sums(std::min(batches, max_blocks));
    for_each_block(batches, max_blocks, context, [&](const Block& block) {
        DistanceSums& sums = block_sums[block.index].emplace(problem.size());
        const auto search = make_bit_search(problem, set);
        for (std::size_t batch = block.begin; batch < block.end; ++batch) {
            context.stop_if_cancelled();
            const std::size_t first = batch * BitSearch::lanes;
            const std::size_t count = std::min(BitSearch::lanes, sources.size() - first);
            search->add(std::span(sources).subspan(first, count), sums);
        }
    });
    DistanceSums total(problem.size());
    for (const auto& sums : block_sums) add(total, *sums);
    return total;
}

/// The other copies of the same class.
void add_twins(double copies, double distance, Vertex vertex, DistanceSums& sums) {
    const auto others = static_cast<std::uint64_t>(copies) - 1;
    if (others == 0) return;
    const auto hops = static_cast<std::uint32_t>(distance);
    sums.reached[vertex] += others;
    sums.distances[vertex] += others * hops;
    sums.inverse_distances[vertex] += static_cast<double>(others) / hops;
    sums.farthest[vertex] = std::max(sums.farthest[vertex], hops);
}

}  // namespace

DistanceSums hop_distances(const Adjacency& lists, const MeasureContext& context,
                           std::optional<InstructionSet> set) {
    const TwinClasses classes = merge_twins(path_problem(lists));
    const std::vector<Vertex> joined = joined_classes(classes.problem);
    const PathProblem problem = PartMaker(classes.problem).part(joined);
    DistanceSums sums = search_from_all(problem, context, set.value_or(instruction_sets().back()));
    std::vector<Vertex> place(classes.problem.size(), alone);
    for (std::size_t i = 0; i < joined.size(); ++i) {
        place[joined[i]] = static_cast<Vertex>(i);
        add_twins(problem.copies[i], classes.distance[joined[i]], static_cast<Vertex>(i), sums);
    }
    DistanceSums of_nodes(lists.node_count());
    for (std::size_t node = 0; node < lists.node_count(); ++node) {
        const Vertex vertex = place[classes.class_of[node]];
        if (vertex == alone) continue;
        of_nodes.reached[node] = sums.reached[vertex];
        of_nodes.distances[node] = sums.distances[vertex];
        of_nodes.inverse_distances[node] = sums.inverse_distances[vertex];
        of_nodes.farthest[node] = sums.farthest[vertex];
    }
    return of_nodes;
}

}  // namespace sigloom
