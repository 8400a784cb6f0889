#include "core/analysis/profile/assortativity.hpp"

#include <map>
#include <string_view>

namespace sigloom {

std::optional<double> degree_assortativity(const KnowledgeGraph& graph) {
    // Over the ends of all edges: each node counts as often as it has edges.
    const double ends = 2 * static_cast<double>(graph.edge_count());
    double sum = 0;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const auto degree = static_cast<double>(graph.degree(node));
        sum += degree * degree;
    }
    const double mean = sum / ends;
    double variance = 0;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const auto degree = static_cast<double>(graph.degree(node));
        variance += degree * (degree - mean) * (degree - mean);
    }
    double covariance = 0;
    for (const auto [source, target] : graph.edges().ends) {
        covariance += 2 * (static_cast<double>(graph.degree(source)) - mean) *
                      (static_cast<double>(graph.degree(target)) - mean);
    }
    if (!(variance > 0)) return std::nullopt;
    return covariance / variance;
}

std::optional<double> kind_assortativity(const KnowledgeGraph& graph) {
    const auto edges = static_cast<double>(graph.edge_count());
    double within = 0;
    std::map<std::string_view, double> share_of_ends;
    for (const auto [source, target] : graph.edges().ends) {
        const std::string_view a = graph.nodes().kind[source];
        const std::string_view b = graph.nodes().kind[target];
        within += a == b ? 1 / edges : 0;
        share_of_ends[a] += 0.5 / edges;
        share_of_ends[b] += 0.5 / edges;
    }
    if (share_of_ends.size() < 2) return std::nullopt;
    double by_chance = 0;
    for (const auto& [kind, share] : share_of_ends) by_chance += share * share;
    return (within - by_chance) / (1 - by_chance);
}

}  // namespace sigloom
