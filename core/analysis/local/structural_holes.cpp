#include "core/analysis/local/structural_holes.hpp"

#include <algorithm>
#include <array>

#include "core/analysis/local/triangles.hpp"

namespace sigloom {
namespace {

/// The sum of a node's weights and the highest, in units of the highest of all.
struct Totals {
    std::vector<double> weight;  ///< of each edge
    std::vector<double> strength;
    std::vector<double> highest;
};

Totals totals(const KnowledgeGraph& graph) {
    constexpr double least_weight = 1e-100;  // in those units: no sum is 0
    Totals all{graph.edges().weight, std::vector<double>(graph.node_count(), 0),
               std::vector<double>(graph.node_count(), 0)};
    const double unit = all.weight.empty() ? 1 : std::ranges::max(all.weight);
    for (Edge edge = 0; edge < all.weight.size(); ++edge) {
        all.weight[edge] = std::max(all.weight[edge] / unit, least_weight);
        const auto [source, target] = graph.edges().ends[edge];
        for (const Node node : {source, target}) {
            all.strength[node] += all.weight[edge];
            all.highest[node] = std::max(all.highest[node], all.weight[edge]);
        }
    }
    return all;
}

}  // namespace

std::vector<double> constraint(const KnowledgeGraph& graph) {
    const Totals all = totals(graph);
    // Of each edge, p(u,q) p(q,v) over all q, but for the division by strength(u).
    std::vector<double> indirect(graph.edge_count(), 0);
    UpwardArcs(graph).for_each_triangle([&](const auto& nodes, const auto& edges) {
        const std::array weight{all.weight[edges[0]], all.weight[edges[1]], all.weight[edges[2]]};
        indirect[edges[0]] += weight[1] * weight[2] / all.strength[nodes[0]];
        indirect[edges[1]] += weight[0] * weight[2] / all.strength[nodes[1]];
        indirect[edges[2]] += weight[0] * weight[1] / all.strength[nodes[2]];
    });
    std::vector<double> values(graph.node_count(), 0);
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        for (const Node node : {source, target}) {
            const double tie = (all.weight[edge] + indirect[edge]) / all.strength[node];
            values[node] += tie * tie;
        }
    }
    return values;
}

std::vector<double> effective_size(const KnowledgeGraph& graph) {
    const Totals all = totals(graph);
    std::vector<double> redundancy(graph.node_count(), 0);
    UpwardArcs(graph).for_each_triangle([&](const auto& nodes, const auto& edges) {
        for (std::size_t u = 0; u < 3; ++u) {
            const std::size_t v = (u + 1) % 3;
            const std::size_t q = (u + 2) % 3;
            // edges[v] joins u and q, and edges[q] joins u and v.
            const double between = all.weight[edges[u]];
            redundancy[nodes[u]] += all.weight[edges[v]] * between / all.highest[nodes[v]] +
                                    all.weight[edges[q]] * between / all.highest[nodes[q]];
        }
    });
    std::vector<double> values(graph.node_count(), 0);
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (graph.degree(node) == 0) continue;
        values[node] =
            static_cast<double>(graph.degree(node)) - redundancy[node] / all.strength[node];
    }
    return values;
}

std::vector<double> efficiency(const KnowledgeGraph& graph) {
    std::vector<double> values = effective_size(graph);
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (graph.degree(node) > 0) values[node] /= static_cast<double>(graph.degree(node));
    }
    return values;
}

}  // namespace sigloom
