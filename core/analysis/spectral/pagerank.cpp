#include "core/analysis/spectral/pagerank.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/spectral/conjugate_gradient.hpp"

namespace sigloom {
namespace {

using Vector = std::vector<double>;

constexpr double least_weight = 1e-100;  // in units of the highest

/// Teleportation: sums to 1.
Vector teleportation(std::size_t n, const Vector& personalization) {
    if (personalization.empty()) return Vector(n, 1 / static_cast<double>(n));
    const bool valid =
        personalization.size() == n && std::ranges::all_of(personalization, [](double share) {
            return share >= 0 && std::isfinite(share);
        });
    const double highest = valid ? std::ranges::max(personalization) : 0;
    if (!(highest > 0)) {
        throw std::invalid_argument(
            "the personalization of PageRank must have one value per node, none of them below 0 "
            "and not all 0");
    }
    Vector shares = personalization;
    for (double& share : shares) share /= highest;
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) share /= sum;
    return shares;
}

/// Replaces every weight by w / sqrt(strength(u) * strength(v)). Returns the square roots of the
/// strengths, in units of the highest weight; 0 for isolated nodes.
Vector make_symmetric(Adjacency& lists) {
    Vector root(lists.node_count(), 0);
    if (lists.weight.empty()) return root;
    const double unit = std::ranges::max(lists.weight);
    for (Node node = 0; node < lists.node_count(); ++node) {
        for (const auto arc : lists.arcs(node)) {
            lists.weight[arc] = std::max(lists.weight[arc] / unit, least_weight);
            root[node] += lists.weight[arc];
        }
        root[node] = std::sqrt(root[node]);
    }
    Vector inverse(root.size());
    for (Node node = 0; node < root.size(); ++node) inverse[node] = 1 / root[node];
    for (Node node = 0; node < lists.node_count(); ++node) {
        for (const auto arc : lists.arcs(node)) {
            lists.weight[arc] *= inverse[node] * inverse[lists.target[arc]];
        }
    }
    return root;
}

void require_valid(const PagerankOptions& options) {
    if (!(options.damping >= 0 && options.damping < 1)) {
        throw std::invalid_argument("the damping of PageRank must be at least 0 and below 1");
    }
    if (!(options.tolerance > 0)) {
        throw std::invalid_argument("the tolerance of PageRank must be above 0");
    }
}

}  // namespace

std::vector<double> pagerank(const KnowledgeGraph& graph, const PagerankOptions& options) {
    require_valid(options);
    const std::size_t n = graph.node_count();
    if (n == 0) return {};
    const double damping = options.damping;
    const Vector teleport = teleportation(n, options.personalization);
    Adjacency lists = adjacency(graph);
    const Vector root = make_symmetric(lists);

    // Isolated nodes only teleport, so what they have is known: S = T (1-d) / (1 - d T) for the
    // share T of teleportation that goes to them.
    double to_isolated = 0;
    double all_strength = 0;
    for (Node node = 0; node < n; ++node) {
        if (root[node] == 0) to_isolated += teleport[node];
        all_strength += root[node] * root[node];
    }
    const double isolated = to_isolated * (1 - damping) / (1 - damping * to_isolated);
    const double base = 1 - damping + damping * isolated;
    Vector b(n, 0);
    Vector x(n, 0);
    for (Node node = 0; node < n; ++node) {
        if (root[node] == 0) continue;
        b[node] = base * teleport[node] / root[node];
        x[node] = (1 - isolated) * root[node] / all_strength;
    }
    const auto change_of_ranks = [&](const Vector& residual) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += std::abs(residual[i]) * root[i];
        return sum;
    };
    solve(lists, damping, b, change_of_ranks, options.tolerance, options.max_iterations, x);
    for (Node node = 0; node < n; ++node) {
        x[node] = root[node] == 0 ? base * teleport[node] : std::max(x[node] * root[node], 0.0);
    }
    return x;
}

}  // namespace sigloom
