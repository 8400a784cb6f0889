#include "core/analysis/thinning/noise_corrected.hpp"

#include <cmath>
#include <numeric>

#include "core/analysis/local/strength.hpp"

namespace sigloom {
namespace {

struct Lift {
    double value;
    double variance;
};

/// `a` and `b` are the strengths of the ends.
Lift lift_of(double weight, double a, double b, double total) {
    const double both = a * b;
    const double kappa = total / both;
    const double scaled = kappa * weight + 1;

    const double mean = a / total * (b / total);
    const double prior_variance =
        mean * ((total - a) / total) * ((total - b) / total) / (total - 1);
    const double prior_size = mean * (1 - mean) / prior_variance - 1;
    const double share = (mean * prior_size + weight) / (prior_size + total);

    const double slope = 1 / both - total * (a + b) / (both * both);
    const double by_weight = 2 * (kappa + weight * slope) / (scaled * scaled);
    return {(kappa * weight - 1) / scaled, share * (1 - share) * total * by_weight * by_weight};
}

}  // namespace

std::vector<bool> noise_corrected_backbone(const KnowledgeGraph& graph, double delta) {
    const std::vector<double> strengths = strength(graph);
    const double total = std::accumulate(strengths.begin(), strengths.end(), 0.0);
    std::vector<bool> stays(graph.edge_count());
    if (!(total > 1)) return stays;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        const Lift lift =
            lift_of(graph.edges().weight[edge], strengths[source], strengths[target], total);
        stays[edge] = lift.value > delta * std::sqrt(lift.variance);
    }
    return stays;
}

}  // namespace sigloom
