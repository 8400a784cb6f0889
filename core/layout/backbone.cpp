#include "core/layout/backbone.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/thinning/spanning_forest.hpp"
#include "core/analysis/weights/fractional.hpp"

namespace sigloom {
namespace {

std::vector<double> scores(const KnowledgeGraph& graph, std::span<const double> weight) {
    // In units of the highest, so that no product overflows; the order stays the same.
    const double unit = weight.empty() ? 1 : std::ranges::max(weight);
    std::vector<double> strength(graph.node_count(), 0);
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        strength[source] += weight[edge] / unit;
        strength[target] += weight[edge] / unit;
    }
    std::vector<double> score(graph.edge_count());
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        const double share = weight[edge] / unit;
        const double both = std::sqrt(strength[source]) * std::sqrt(strength[target]);
        score[edge] = both > 0 ? share * std::sqrt(share / both) : 0;
    }
    return score;
}

}  // namespace

std::vector<double> drawing_weights(const KnowledgeGraph& graph, const MeasureContext& context) {
    if (graph.evidence().empty()) return graph.edges().weight;
    std::vector<double> weights = fractional_weights(graph, context);
    // Less than a millionth is written as nothing there.
    for (double& weight : weights) weight = std::max(weight, 1e-6);
    return weights;
}

std::vector<std::int32_t> backbone_ranks(const KnowledgeGraph& graph,
                                         std::span<const double> weight) {
    const std::vector<double> score = scores(graph, weight);
    std::vector<std::int32_t> rank(graph.edge_count(), std::numeric_limits<std::int32_t>::max());
    std::vector<Edge> edges;
    for (Node node = 0; node < graph.node_count(); ++node) {
        edges.clear();
        graph.for_each_neighbor(node,
                                [&](const Neighbor& neighbor) { edges.push_back(neighbor.edge); });
        std::ranges::sort(edges, [&](Edge a, Edge b) {
            return score[a] != score[b] ? score[a] > score[b] : a < b;
        });
        std::int32_t place = 0;
        for (const Edge edge : edges) rank[edge] = std::min(rank[edge], ++place);
    }
    const std::vector<bool> in_forest =
        maximum_spanning_forest(graph.with_weights({weight.begin(), weight.end()}));
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        if (in_forest[edge]) rank[edge] = 1;
    }
    return rank;
}

std::int32_t default_links_per_node(std::size_t nodes, std::span<const std::int32_t> rank) {
    const double most = (nodes > 2000 ? 1.7 : 2.2) * static_cast<double>(nodes);
    std::vector<std::size_t> of_rank;
    for (const std::int32_t each : rank) {
        const auto place = static_cast<std::size_t>(
            std::clamp<std::int64_t>(each, 1, static_cast<std::int64_t>(rank.size())));
        if (place >= of_rank.size()) of_rank.resize(place + 1);
        ++of_rank[place];
    }
    std::size_t links = 0;
    std::int32_t k = 0;
    for (std::size_t place = 1; place < of_rank.size(); ++place) {
        links += of_rank[place];
        if (static_cast<double>(links) > most) break;
        k = static_cast<std::int32_t>(place);
    }
    return std::max(k, std::int32_t{1});
}

}  // namespace sigloom
