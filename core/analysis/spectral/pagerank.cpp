#include "core/analysis/spectral/pagerank.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/spectral/conjugate_gradient.hpp"
#include "core/analysis/spectral/lumping.hpp"

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

/// In units of the highest weight.
void scale(Adjacency& lists) {
    if (lists.weight.empty()) return;
    const double unit = std::ranges::max(lists.weight);
    for (double& weight : lists.weight) weight = std::max(weight / unit, least_weight);
}

/// Replaces every weight by w / sqrt(strength(u) * strength(v)). Returns the square roots of the
/// strengths; 0 for isolated nodes.
Vector make_symmetric(Adjacency& lists, const Vector& strengths) {
    Vector root;
    Vector inverse;
    for (const double strength : strengths) {
        root.push_back(std::sqrt(strength));
        inverse.push_back(1 / root.back());
    }
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

/// Of classes, from what share of teleportation each has; what a step without walking gives to a
/// share of 1 is `base`.
struct ClassRanks {
    Vector rank;
    double base;
};

ClassRanks ranks_of_classes(LumpedWalk& walk, const Vector& teleport,
                            const PagerankOptions& options) {
    const double damping = options.damping;
    const std::size_t n = teleport.size();
    const Vector root = make_symmetric(walk.lists, walk.strengths);
    // Isolated nodes only teleport, so what they have is known: S = T (1-d) / (1 - d T) for the
    // share T of teleportation that goes to them.
    double to_isolated = 0;
    double all_strength = 0;
    for (Node node = 0; node < n; ++node) {
        if (root[node] == 0) to_isolated += teleport[node];
        all_strength += walk.strengths[node];
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
    const Convergence reached = solve(walk.lists, damping, b, change_of_ranks, options.tolerance,
                                      options.max_iterations, x);
    if (options.reached != nullptr) *options.reached = reached;
    for (Node node = 0; node < n; ++node) {
        x[node] = root[node] == 0 ? base * teleport[node] : std::max(x[node] * root[node], 0.0);
    }
    return {std::move(x), base};
}

}  // namespace

std::vector<double> pagerank(const KnowledgeGraph& graph, const PagerankOptions& options) {
    require_valid(options);
    const std::size_t n = graph.node_count();
    if (n == 0) return {};
    const Vector teleport = teleportation(n, options.personalization);
    Adjacency lists = adjacency(graph);
    scale(lists);
    LumpedWalk walk = lump(std::move(lists));
    Vector of_classes(walk.strengths.size(), 0);
    for (Node node = 0; node < n; ++node) of_classes[walk.class_of[node]] += teleport[node];
    const auto [rank, base] = ranks_of_classes(walk, of_classes, options);
    Vector ranks;
    for (Node node = 0; node < n; ++node) {
        const Node number = walk.class_of[node];
        // What a class has from walking is divided as its strength is.
        const double walked = std::max(rank[number] - base * of_classes[number], 0.0);
        const double all = walk.strengths[number];
        const double part = all == walk.strength[node] ? 1 : walk.strength[node] / all;
        ranks.push_back(base * teleport[node] + walked * part);
    }
    return ranks;
}

}  // namespace sigloom
