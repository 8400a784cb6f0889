#include "core/analysis/adjacency.hpp"

namespace sigloom {

Adjacency adjacency(const KnowledgeGraph& graph) {
    Adjacency lists{graph.rows(), {}};
    lists.weight.reserve(lists.arc_count());
    const std::vector<double>& weight = graph.edges().weight;
    for (const Edge edge : graph.edge_of_arc()) lists.weight.push_back(weight[edge]);
    return lists;
}

}  // namespace sigloom
