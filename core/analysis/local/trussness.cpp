#include "core/analysis/local/trussness.hpp"

#include <algorithm>
#include <utility>

#include "core/analysis/local/peeling.hpp"
#include "core/analysis/local/triangles.hpp"

namespace sigloom {

std::vector<std::int32_t> edge_trussness(const KnowledgeGraph& graph) {
    std::vector<std::int32_t> triangles(graph.edge_count(), 0);
    UpwardArcs(graph).for_each_triangle([&](const auto&, const auto& edges) {
        for (const Edge edge : edges) ++triangles[edge];
    });
    Peeling peeling(std::move(triangles));
    std::vector<char> taken(graph.edge_count(), false);
    peeling.run([&](Edge edge) {
        taken[edge] = true;
        auto [a, b] = graph.edges().ends[edge];
        if (graph.degree(a) > graph.degree(b)) std::swap(a, b);
        graph.for_each_neighbor(a, [&](const Neighbor& neighbor) {
            if (taken[neighbor.edge]) return;
            const auto third = graph.find_edge(b, neighbor.node);
            if (!third || taken[*third]) return;
            peeling.lower(neighbor.edge, edge);
            peeling.lower(*third, edge);
        });
    });
    std::vector<std::int32_t> values = std::move(peeling).numbers();
    for (std::int32_t& value : values) value += 2;
    return values;
}

std::vector<std::int32_t> trussness(const KnowledgeGraph& graph) {
    const std::vector<std::int32_t> of_edge = edge_trussness(graph);
    std::vector<std::int32_t> values(graph.node_count(), 0);
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        for (const Node node : {source, target}) {
            values[node] = std::max(values[node], of_edge[edge]);
        }
    }
    return values;
}

}  // namespace sigloom
