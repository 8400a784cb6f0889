#include "core/analysis/paths/edge_betweenness.hpp"

#include <optional>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/paths/search_betweenness.hpp"

namespace sigloom {
namespace {

PathSums sum_arcs(const Adjacency& lists, const EdgeBetweennessOptions& options) {
    if (options.length == PathLength::hops) {
        ReducedBetweennessOptions reduced;
        reduced.reductions = options.reductions;
        reduced.sweeps.precision = options.precision;
        reduced.sweeps.arcs = ArcSums::wanted;
        reduced.sweeps.context = options.context;
        if (auto sums = reduced_betweenness(lists, reduced)) return *std::move(sums);
    }
    return search_betweenness(lists, options.length, ArcSums::wanted, options.context);
}

}  // namespace

std::vector<double> edge_betweenness(const KnowledgeGraph& graph,
                                     const EdgeBetweennessOptions& options) {
    const std::vector<double> arcs = sum_arcs(adjacency(graph), options).arcs;
    std::vector<double> values(graph.edge_count(), 0);
    std::size_t arc = 0;
    for (Node node = 0; node < graph.node_count(); ++node) {
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            values[neighbor.edge] += arcs[arc++] / 2;  // every pair was counted in both directions
        });
    }
    return values;
}

}  // namespace sigloom
