#include "core/analysis/adjacency.hpp"

namespace sigloom {

Adjacency adjacency(const KnowledgeGraph& graph) {
    Adjacency lists;
    lists.begin.reserve(graph.node_count() + 1);
    lists.target.reserve(2 * graph.edge_count());
    lists.weight.reserve(2 * graph.edge_count());
    lists.begin.push_back(0);
    for (Node node = 0; node < graph.node_count(); ++node) {
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            lists.target.push_back(neighbor.node);
            lists.weight.push_back(graph.edges().weight[neighbor.edge]);
        });
        lists.begin.push_back(static_cast<std::uint32_t>(lists.target.size()));
    }
    return lists;
}

}  // namespace sigloom
