#include "core/analysis/paths/hop_distances.hpp"

#include <algorithm>
#include <numeric>

#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/twins.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 16;

/// Classes with neighbours, those of like numbers of copies together.
std::vector<Vertex> source_order(const PathProblem& classes) {
    std::vector<Vertex> sources;
    for (const Vertex vertex : classes.vertices()) {
        if (classes.degree(vertex) > 0) sources.push_back(vertex);
    }
    std::ranges::stable_sort(sources, {}, [&](Vertex vertex) { return classes.copies[vertex]; });
    return sources;
}

void add(DistanceSums& to, const DistanceSums& from) {
    for (std::size_t i = 0; i < to.reached.size(); ++i) {
        to.reached[i] += from.reached[i];
        to.distances[i] += from.distances[i];
        to.inverse_distances[i] += from.inverse_distances[i];
        to.farthest[i] = std::max(to.farthest[i], from.farthest[i]);
    }
}

DistanceSums search_from_all(const PathProblem& classes, const MeasureContext& context,
                             InstructionSet set) {
    const std::vector<Vertex> sources = source_order(classes);
    const std::size_t batches = (sources.size() + BitSearch::lanes - 1) / BitSearch::lanes;
    std::vector<std::optional<DistanceSums>> block_sums(std::min(batches, max_blocks));
    for_each_block(batches, max_blocks, context, [&](const Block& block) {
        DistanceSums& sums = block_sums[block.index].emplace(classes.size());
        const auto search = make_bit_search(classes, set);
        for (std::size_t batch = block.begin; batch < block.end; ++batch) {
            context.stop_if_cancelled();
            const std::size_t first = batch * BitSearch::lanes;
            const std::size_t count = std::min(BitSearch::lanes, sources.size() - first);
            search->add(std::span(sources).subspan(first, count), sums);
        }
    });
    DistanceSums total(classes.size());
    for (const auto& sums : block_sums) add(total, *sums);
    return total;
}

/// The other copies of the same class.
void add_twins(const TwinClasses& classes, DistanceSums& sums) {
    for (const Vertex vertex : classes.problem.vertices()) {
        const auto others = static_cast<std::uint64_t>(classes.problem.copies[vertex]) - 1;
        if (others == 0) continue;
        const auto distance = static_cast<std::uint32_t>(classes.distance[vertex]);
        sums.reached[vertex] += others;
        sums.distances[vertex] += others * distance;
        sums.inverse_distances[vertex] += static_cast<double>(others) / distance;
        sums.farthest[vertex] = std::max(sums.farthest[vertex], distance);
    }
}

}  // namespace

DistanceSums hop_distances(const Adjacency& lists, const MeasureContext& context,
                           std::optional<InstructionSet> set) {
    const TwinClasses classes = merge_twins(path_problem(lists));
    DistanceSums sums =
        search_from_all(classes.problem, context, set.value_or(instruction_sets().back()));
    add_twins(classes, sums);
    DistanceSums of_nodes(lists.node_count());
    for (std::size_t node = 0; node < lists.node_count(); ++node) {
        const Vertex vertex = classes.class_of[node];
        of_nodes.reached[node] = sums.reached[vertex];
        of_nodes.distances[node] = sums.distances[vertex];
        of_nodes.inverse_distances[node] = sums.inverse_distances[vertex];
        of_nodes.farthest[node] = sums.farthest[vertex];
    }
    return of_nodes;
}

}  // namespace sigloom
