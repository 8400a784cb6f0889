#include "core/analysis/local/clustering.hpp"

#include <algorithm>

#include "core/analysis/local/triangles.hpp"

namespace sigloom {

std::vector<double> clustering(const KnowledgeGraph& graph) {
    std::vector<std::uint64_t> count(graph.node_count(), 0);
    UpwardArcs(graph).for_each_triangle([&](const auto& nodes, const auto&) {
        for (const Node node : nodes) ++count[node];
    });
    std::vector<double> values(graph.node_count(), 0);
    for (Node node = 0; node < graph.node_count(); ++node) {
        const auto degree = static_cast<double>(graph.degree(node));
        if (degree < 2) continue;
        values[node] = static_cast<double>(count[node]) / (degree * (degree - 1) / 2);
    }
    return values;
}

std::vector<double> weighted_clustering(const KnowledgeGraph& graph) {
    const std::vector<double>& weight = graph.edges().weight;
    if (weight.empty()) return std::vector<double>(graph.node_count(), 0);
    const double unit = std::ranges::max(weight);  // no sum overflows
    std::vector<double> closed(graph.node_count(), 0);
    UpwardArcs(graph).for_each_triangle([&](const auto& nodes, const auto& edges) {
        const double bc = weight[edges[0]] / unit;
        const double ac = weight[edges[1]] / unit;
        const double ab = weight[edges[2]] / unit;
        closed[nodes[0]] += ab + ac;
        closed[nodes[1]] += ab + bc;
        closed[nodes[2]] += ac + bc;
    });
    std::vector<double> values(graph.node_count(), 0);
    for (Node node = 0; node < graph.node_count(); ++node) {
        double strength = 0;
        graph.for_each_neighbor(
            node, [&](const Neighbor& neighbor) { strength += weight[neighbor.edge] / unit; });
        const double pairs = strength * (static_cast<double>(graph.degree(node)) - 1);
        if (pairs > 0) values[node] = closed[node] / pairs;
    }
    return values;
}

}  // namespace sigloom
