#include "core/analysis/paths/betweenness.hpp"

#include <algorithm>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/dependencies.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 64;

/// The sum over all ordered pairs (s, t), so every pair counts twice.
template <typename Search>
std::vector<double> sum_dependencies(const Adjacency& lists, const MeasureContext& context) {
    const std::size_t n = lists.node_count();
    std::vector<std::vector<double>> block_sums(std::min(n, max_blocks));
    for_each_block(n, max_blocks, context, [&](const Block& block) {
        std::vector<double> sum(n, 0);
        Dependencies<Search> dependencies(lists);
        for (std::size_t source = block.begin; source < block.end; ++source) {
            dependencies.add(static_cast<Node>(source), sum);
        }
        block_sums[block.index] = std::move(sum);
    });
    std::vector<double> total(n, 0);
    for (const std::vector<double>& sum : block_sums) {
        for (std::size_t node = 0; node < n; ++node) total[node] += sum[node];
    }
    return total;
}

double divisor(BetweennessScale scale, std::size_t node_count) {
    constexpr double directions = 2;
    if (scale == BetweennessScale::pairs || node_count < 3) return directions;
    const auto n = static_cast<double>(node_count);
    return directions * ((n - 1) * (n - 2) / 2);
}

std::vector<double> over_ordered_pairs(const Adjacency& lists, const BetweennessOptions& options) {
    ReducedBetweennessOptions reduced;
    reduced.length = options.length;
    reduced.reductions = options.reductions;
    reduced.sweeps.precision = options.precision;
    reduced.sweeps.context = options.context;
    if (auto values = reduced_betweenness(lists, reduced)) return *std::move(values);
    return options.length == PathLength::hops
               ? sum_dependencies<HopSearch>(lists, options.context)
               : sum_dependencies<LengthSearch>(lists, options.context);
}

}  // namespace

std::vector<double> betweenness(const KnowledgeGraph& graph, const BetweennessOptions& options) {
    std::vector<double> values = over_ordered_pairs(adjacency(graph), options);
    const double by = divisor(options.scale, graph.node_count());
    for (double& value : values) value /= by;
    return values;
}

}  // namespace sigloom
