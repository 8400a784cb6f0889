#include "core/analysis/spectral/pagerank.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "core/analysis/adjacency.hpp"

namespace sigloom {
namespace {

/// Replaces the weight of each arc (v, u) by the share of u's weights that its edge with v has.
void weights_to_shares(Adjacency& lists) {
    const std::size_t n = lists.node_count();
    std::vector<double> highest(n, 0);
    std::vector<double> sum(n, 0);
    for (Node node = 0; node < n; ++node) {
        for (const auto arc : lists.arcs(node)) {
            highest[node] = std::max(highest[node], lists.weight[arc]);
        }
        for (const auto arc : lists.arcs(node)) sum[node] += lists.weight[arc] / highest[node];
    }
    for (std::size_t arc = 0; arc < lists.target.size(); ++arc) {
        const Node from = lists.target[arc];
        lists.weight[arc] = lists.weight[arc] / highest[from] / sum[from];
    }
}

/// One step of the reader. Returns how far the ranks moved.
double walk(const Adjacency& shares, double damping, const std::vector<double>& rank,
            std::vector<double>& next) {
    const std::size_t n = rank.size();
    double isolated = 0;
    for (Node node = 0; node < n; ++node) {
        if (shares.arcs(node).empty()) isolated += rank[node];
    }
    const double base = (1 - damping + damping * isolated) / static_cast<double>(n);
    double moved = 0;
    for (Node node = 0; node < n; ++node) {
        double sum = 0;
        for (const auto arc : shares.arcs(node)) {
            sum += shares.weight[arc] * rank[shares.target[arc]];
        }
        next[node] = base + damping * sum;
        moved += std::abs(next[node] - rank[node]);
    }
    return moved;
}

}  // namespace

std::vector<double> pagerank(const KnowledgeGraph& graph, const PagerankOptions& options) {
    if (!(options.damping >= 0 && options.damping < 1)) {
        throw std::invalid_argument("the damping of PageRank must be at least 0 and below 1");
    }
    if (!(options.tolerance > 0)) {
        throw std::invalid_argument("the tolerance of PageRank must be above 0");
    }
    const std::size_t n = graph.node_count();
    if (n == 0) return {};
    Adjacency shares = adjacency(graph);
    weights_to_shares(shares);
    std::vector<double> rank(n, 1 / static_cast<double>(n));
    std::vector<double> next(n);
    for (unsigned iteration = 0; iteration < options.max_iterations; ++iteration) {
        const double moved = walk(shares, options.damping, rank, next);
        rank.swap(next);
        if (moved < options.tolerance) break;
    }
    return rank;
}

}  // namespace sigloom
