#include "core/analysis/communities/typical_terms.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/names/term_kinds.hpp"

namespace sigloom {

std::vector<double> typical_scores(const KnowledgeGraph& graph,
                                   std::span<const std::int32_t> community) {
    const std::size_t n = graph.node_count();
    const std::vector<double>& weight = graph.edges().weight;
    if (weight.empty()) return std::vector<double>(n, 0);
    const double unit = std::ranges::max(weight);  // so that no sum overflows
    std::vector<double> strength(n, 0);
    std::vector<double> inside(n, 0);
    double sum = 0;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        const double share = weight[edge] / unit;
        sum += 2 * share;
        for (const Node node : {source, target}) {
            strength[node] += share;
            if (community[source] == community[target]) inside[node] += share;
        }
    }
    std::set<std::int32_t> with_edges;
    for (Node node = 0; node < n; ++node) {
        if (strength[node] > 0) with_edges.insert(community[node]);
    }
    const double mean = sum / static_cast<double>(with_edges.size());
    for (Node node = 0; node < n; ++node) {
        if (inside[node] > 0) inside[node] *= std::log(1 + mean / strength[node]);
    }
    return inside;
}

std::vector<std::vector<Node>> typical_terms(const KnowledgeGraph& graph,
                                             std::span<const std::int32_t> community,
                                             std::int32_t count, std::size_t most) {
    const std::vector<double> score = typical_scores(graph, community);
    std::vector<std::vector<Node>> terms(static_cast<std::size_t>(count));
    for (Node node = 0; node < graph.node_count(); ++node) {
        terms[static_cast<std::size_t>(community[node])].push_back(node);
    }
    for (std::vector<Node>& candidates : terms) {
        const auto other = std::ranges::stable_partition(
            candidates, [&](Node node) { return is_term_kind(graph.nodes().kind[node]); });
        if (other.begin() != candidates.begin()) candidates.erase(other.begin(), other.end());
        const auto kept = std::min(most, candidates.size());
        std::ranges::partial_sort(
            candidates, candidates.begin() + static_cast<std::ptrdiff_t>(kept),
            [&](Node a, Node b) {
                return score[a] != score[b] ? score[a] > score[b]
                                            : graph.nodes().id[a] < graph.nodes().id[b];
            });
        candidates.resize(kept);
    }
    return terms;
}

}  // namespace sigloom
