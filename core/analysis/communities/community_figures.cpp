#include "core/analysis/communities/community_figures.hpp"

#include <algorithm>

#include "core/analysis/weight_sum.hpp"

namespace sigloom {

std::vector<CommunityFigures> community_figures(const KnowledgeGraph& graph,
                                                std::span<const std::int32_t> community,
                                                std::int32_t count,
                                                std::span<const double> stability,
                                                const CommunityOptions& options) {
    std::vector<CommunityFigures> figures(static_cast<std::size_t>(count));
    const auto of = [&](Node node) -> CommunityFigures& {
        return figures[static_cast<std::size_t>(community[node])];
    };
    for (Node node = 0; node < graph.node_count(); ++node) {
        ++of(node).size;
        of(node).stability += stability[node];
    }
    const std::vector<double>& weight = graph.edges().weight;
    const double unit = weight.empty() ? 1 : std::ranges::max(weight);  // no sum overflows
    std::vector<double> strength(figures.size(), 0);
    std::vector<double> inside(figures.size(), 0);
    std::vector<WeightSum> weight_inside(figures.size());
    double total = 0;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        const auto of_source = static_cast<std::size_t>(community[source]);
        const auto of_target = static_cast<std::size_t>(community[target]);
        const double share = weight[edge] / unit;
        total += share;
        strength[of_source] += share;
        strength[of_target] += share;
        if (of_source != of_target) continue;
        inside[of_source] += share;
        weight_inside[of_source].add(weight[edge]);
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
        CommunityFigures& each = figures[i];
        const auto size = static_cast<double>(each.size);
        each.stability /= size;
        each.weight = weight_inside[i].value();
        const double share = total == 0 ? 0 : strength[i] / (2 * total);
        const double share_inside = total == 0 ? 0 : inside[i] / total;
        each.contribution =
            options.quality == CommunityQuality::modularity
                ? rounded_modularity(share_inside - options.resolution * share * share)
                : each.weight - options.resolution * size * (size - 1) / 2;
    }
    return figures;
}

}  // namespace sigloom
