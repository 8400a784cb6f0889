#include "core/analysis/thinning/strongest_edges.hpp"

#include <algorithm>

namespace sigloom {

std::vector<bool> strongest_edges(const KnowledgeGraph& graph, std::size_t k) {
    const std::vector<double>& weight = graph.edges().weight;
    std::vector<bool> stays(graph.edge_count());
    std::vector<Neighbor> neighbors;
    for (Node node = 0; node < graph.node_count(); ++node) {
        neighbors.clear();
        graph.for_each_neighbor(node, [&](const Neighbor& each) { neighbors.push_back(each); });
        const std::size_t kept = std::min(k, neighbors.size());
        std::ranges::partial_sort(neighbors, neighbors.begin() + static_cast<std::ptrdiff_t>(kept),
                                  [&](const Neighbor& a, const Neighbor& b) {
                                      return weight[a.edge] != weight[b.edge]
                                                 ? weight[a.edge] > weight[b.edge]
                                                 : a.node < b.node;
                                  });
        neighbors.resize(kept);
        for (const Neighbor& each : neighbors) stays[each.edge] = true;
    }
    return stays;
}

}  // namespace sigloom
