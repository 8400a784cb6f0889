#include "core/analysis/adjacency.hpp"

#include <span>

namespace sigloom {

Adjacency adjacency(const KnowledgeGraph& graph) {
    const std::span<const double> weights = graph.edges().weight;
    Adjacency lists;
    lists.begin.reserve(graph.node_count() + 1);
    lists.target.resize(2 * graph.edge_count());
    lists.weight.resize(2 * graph.edge_count());
    lists.begin.push_back(0);
    std::uint32_t arc = 0;
    for (Node node = 0; node < graph.node_count(); ++node) {
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            lists.target[arc] = neighbor.node;
            lists.weight[arc++] = weights[neighbor.edge];
        });
        lists.begin.push_back(arc);
    }
    return lists;
}

}  // namespace sigloom
