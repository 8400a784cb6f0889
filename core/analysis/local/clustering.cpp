#include "core/analysis/local/clustering.hpp"

#include <cstdint>
#include <utility>

#include "core/analysis/adjacency.hpp"

namespace sigloom {
namespace {

/// Each edge once, as an arc from its end of lower degree to the other one. No node has more than
/// sqrt(2m) of them.
Adjacency upward_arcs(const KnowledgeGraph& graph) {
    const auto below = [&](Node a, Node b) {
        return std::pair(graph.degree(a), a) < std::pair(graph.degree(b), b);
    };
    Adjacency lists;
    lists.begin.push_back(0);
    lists.target.reserve(graph.edge_count());
    for (Node node = 0; node < graph.node_count(); ++node) {
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            if (below(node, neighbor.node)) lists.target.push_back(neighbor.node);
        });
        lists.begin.push_back(static_cast<std::uint32_t>(lists.target.size()));
    }
    return lists;
}

std::vector<std::uint64_t> triangles(const KnowledgeGraph& graph) {
    const Adjacency lists = upward_arcs(graph);
    std::vector<std::uint64_t> counts(lists.node_count(), 0);
    constexpr Node none = UINT32_MAX;
    std::vector<Node> neighbor_of(lists.node_count(), none);
    for (Node a = 0; a < lists.node_count(); ++a) {
        for (const auto arc : lists.arcs(a)) neighbor_of[lists.target[arc]] = a;
        for (const auto first : lists.arcs(a)) {
            const Node b = lists.target[first];
            for (const auto second : lists.arcs(b)) {
                const Node c = lists.target[second];
                if (neighbor_of[c] != a) continue;
                ++counts[a];
                ++counts[b];
                ++counts[c];
            }
        }
    }
    return counts;
}

}  // namespace

std::vector<double> clustering(const KnowledgeGraph& graph) {
    const std::vector<std::uint64_t> counts = triangles(graph);
    std::vector<double> values(graph.node_count(), 0);
    for (Node node = 0; node < graph.node_count(); ++node) {
        const auto degree = static_cast<double>(graph.degree(node));
        if (degree < 2) continue;
        values[node] = static_cast<double>(counts[node]) / (degree * (degree - 1) / 2);
    }
    return values;
}

}  // namespace sigloom
