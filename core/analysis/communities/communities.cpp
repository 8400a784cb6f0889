#include "core/analysis/communities/communities.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "core/analysis/communities/ensemble.hpp"

namespace sigloom {
namespace {

/// In units of the highest weight; less is taken for this, so that no product loses its digits.
constexpr double least_weight = 1e-100;

/// The nodes that have neighbours, and what is known of all of them together.
struct Problem {
    std::vector<Node> node;  ///< in the graph, of each of the network
    Network network;
    double total = 0;  ///< weight of all edges
    double penalty = 0;
    double unit = 1;  ///< the highest weight, by which all are divided: no sum overflows
};

Problem make_problem(const KnowledgeGraph& graph, const CommunityOptions& options) {
    Problem problem;
    const std::vector<double>& weight = graph.edges().weight;
    if (!weight.empty()) problem.unit = std::ranges::max(weight);
    std::vector<std::uint32_t> number(graph.node_count());
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (graph.degree(node) == 0) continue;
        number[node] = static_cast<std::uint32_t>(problem.node.size());
        problem.node.push_back(node);
    }
    RowBuilder rows;
    std::vector<double> weights;
    std::vector<double> masses;
    for (const Node node : problem.node) {
        double strength = 0;
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            rows.add_arc(number[neighbor.node]);
            weights.push_back(std::max(weight[neighbor.edge] / problem.unit, least_weight));
            strength += weights.back();
        });
        rows.end_row();
        const bool by_strength = options.quality == CommunityQuality::modularity;
        masses.push_back(by_strength ? strength : 1);
        problem.total += strength / 2;
    }
    problem.network = {std::move(rows).rows(), std::move(weights), std::move(masses)};
    const bool is_modularity = options.quality == CommunityQuality::modularity;
    const double penalty = options.resolution / (is_modularity ? 2 * problem.total : problem.unit);
    constexpr double prohibitive = 1e100;  // more would only overflow
    problem.penalty = std::min(penalty, prohibitive);
    return problem;
}

/// The quality of communities that are numbered below the number of nodes.
double quality_of(const Problem& problem, const Membership& communities, CommunityQuality quality) {
    const double score = division_score(problem.network, problem.penalty, communities);
    if (quality == CommunityQuality::modularity) {
        double squares = 0;  // of the nodes with themselves
        for (const double mass : problem.network.mass) squares += mass * mass;
        return rounded_modularity((score - problem.penalty * squares / 2) / problem.total);
    }
    constexpr double most = std::numeric_limits<double>::max();
    return std::clamp(score * problem.unit, -most, most);
}

/// Classes of the network as numbers of communities of the graph: by falling size, then by first
/// node, the nodes without neighbours having one each.
std::vector<std::int32_t> numbered(const KnowledgeGraph& graph, const Problem& problem,
                                   const Membership& classes) {
    const std::size_t n = graph.node_count();
    Membership all(n);
    for (std::size_t node = 0; node < n; ++node) all[node] = static_cast<std::uint32_t>(n + node);
    for (std::size_t i = 0; i < classes.size(); ++i) all[problem.node[i]] = classes[i];
    const std::uint32_t count = renumber(all, 2 * n);
    std::vector<std::size_t> size(count, 0);
    for (const std::uint32_t each : all) ++size[each];
    std::vector<std::uint32_t> by_size = singletons(count);
    std::ranges::stable_sort(by_size, std::greater(), [&](std::uint32_t c) { return size[c]; });
    std::vector<std::int32_t> place(count);
    for (std::uint32_t i = 0; i < count; ++i) place[by_size[i]] = static_cast<std::int32_t>(i);
    std::vector<std::int32_t> result(n);
    for (std::size_t node = 0; node < n; ++node) result[node] = place[all[node]];
    return result;
}

void require_valid(const CommunityOptions& options) {
    if (!(options.resolution > 0 && std::isfinite(options.resolution))) {
        throw std::invalid_argument("the resolution of communities must be above 0");
    }
    if (options.runs == 0) throw std::invalid_argument("communities need at least one run");
}

}  // namespace

double rounded_modularity(double modularity) {
    constexpr double steps = 1e12;                        // from 0 to 1
    return std::round(modularity * steps) / steps + 0.0;  // which takes the sign of -0 away
}

Communities communities(const KnowledgeGraph& graph, const CommunityOptions& options) {
    require_valid(options);
    const Problem problem = make_problem(graph, options);
    Communities result;
    result.stability.assign(graph.node_count(), 1);
    Membership best;
    if (!problem.node.empty()) {
        Ensemble ensemble(problem.network, problem.penalty, options.seed, options.runs,
                          options.context);
        best = ensemble.search();
        result.quality = quality_of(problem, best, options.quality);
        const std::vector<double> stability = ensemble.stability(best);
        for (std::size_t i = 0; i < best.size(); ++i) {
            result.stability[problem.node[i]] = stability[i];
        }
        for (const Membership& parts : ensemble.parts(best)) {
            result.parts.push_back(numbered(graph, problem, parts));
        }
    }
    result.community = numbered(graph, problem, best);
    for (const std::int32_t each : result.community) {
        result.count = std::max(result.count, each + 1);
    }
    return result;
}

std::shared_ptr<const Communities> shared_communities(const KnowledgeGraph& graph,
                                                      const MeasureContext& context) {
    return context.shared_result(&SharedResults::communities,
                                 [&] { return communities(graph, {.context = context}); });
}

}  // namespace sigloom
