#include "core/analysis/thinning/disparity.hpp"

#include <cmath>

#include "core/analysis/local/strength.hpp"

namespace sigloom {

std::vector<bool> disparity_filter(const KnowledgeGraph& graph, double alpha) {
    const std::vector<double> strengths = strength(graph);
    const auto p = [&](Node node, double weight) {
        return std::pow(1 - weight / strengths[node], static_cast<double>(graph.degree(node)) - 1);
    };
    std::vector<bool> stays(graph.edge_count());
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        const double weight = graph.edges().weight[edge];
        stays[edge] = p(source, weight) < alpha || p(target, weight) < alpha;
    }
    return stays;
}

}  // namespace sigloom
