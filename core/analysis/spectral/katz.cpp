#include "core/analysis/spectral/katz.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "core/analysis/spectral/conjugate_gradient.hpp"
#include "core/analysis/spectral/eigenvector.hpp"

namespace sigloom {
namespace {

double norm(const std::vector<double>& vector) {
    double sum = 0;
    for (const double value : vector) sum += value * value;
    return std::sqrt(sum);
}

}  // namespace

std::vector<double> katz(const KnowledgeGraph& graph, const KatzOptions& options) {
    if (!(options.share >= 0 && options.share < 1)) {
        throw std::invalid_argument("the share of Katz centrality must be at least 0 and below 1");
    }
    if (!(options.tolerance > 0)) {
        throw std::invalid_argument("the tolerance of Katz centrality must be above 0");
    }
    const std::vector<double> ones(graph.node_count(), 1);
    std::vector<double> x = ones;
    if (graph.edge_count() > 0) {
        Adjacency lists = adjacency(graph);
        const double unit = std::ranges::max(lists.weight);
        for (double& weight : lists.weight) weight /= unit;
        const Eigenpair highest = highest_eigenpair(graph);
        const double alpha = options.share / highest.value;
        const auto part_of_ones = [length = norm(ones)](const std::vector<double>& residual) {
            return norm(residual) / length;
        };
        const Convergence solved =
            solve(lists, alpha, ones, part_of_ones, options.tolerance, options.max_iterations, x);
        if (options.reached != nullptr) {
            *options.reached = highest.reached.is_reached() ? solved : highest.reached;
        }
    }
    const double length = norm(x);
    for (double& value : x) value /= length;
    return x;
}

}  // namespace sigloom
