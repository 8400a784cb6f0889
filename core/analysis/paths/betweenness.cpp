#include "core/analysis/paths/betweenness.hpp"

#include "core/analysis/adjacency.hpp"
#include "core/analysis/paths/search_betweenness.hpp"

namespace sigloom {
namespace {

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
    if (auto sums = reduced_betweenness(lists, reduced)) return std::move(sums->nodes);
    return search_betweenness(lists, options.length, ArcSums::left_out, options.context).nodes;
}

}  // namespace

std::vector<double> betweenness(const KnowledgeGraph& graph, const BetweennessOptions& options) {
    std::vector<double> values = over_ordered_pairs(adjacency(graph), options);
    const double by = divisor(options.scale, graph.node_count());
    for (double& value : values) value /= by;
    return values;
}

}  // namespace sigloom
