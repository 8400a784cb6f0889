#include "core/analysis/communities/communities.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <unordered_map>

#include "core/analysis/communities/leiden.hpp"
#include "core/analysis/communities/twin_classes.hpp"
#include "core/analysis/parallel.hpp"

namespace sigloom {
namespace {

constexpr unsigned iterations_of_a_run = 3;
constexpr unsigned most_iterations = 100;
/// In units of the highest weight; less is taken for this, so that no product loses its digits.
constexpr double least_weight = 1e-100;
/// What an iteration must gain to be followed by one more, as a part of all weight.
constexpr double least_gain = 1e-7;
/// Of refinement, in units of the mean weight of an edge (theta of [1], section A.2).
constexpr double relative_temperature = 0.01;
/// Twins are taken for one node where that at least halves the arcs of a network of so many: it
/// rules divisions out that put twins apart, which can be the best ones of a small graph.
constexpr std::size_t fewest_arcs_to_reduce = 10'000;
/// How many runs begin with what the first runs agree on.
constexpr unsigned runs_from_cores = 2;

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
    Network& network = problem.network;
    for (const Node node : problem.node) {
        double strength = 0;
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            network.target.push_back(number[neighbor.node]);
            network.weight.push_back(std::max(weight[neighbor.edge] / problem.unit, least_weight));
            strength += network.weight.back();
        });
        network.begin.push_back(static_cast<std::uint32_t>(network.target.size()));
        const bool by_strength = options.quality == CommunityQuality::modularity;
        network.mass.push_back(by_strength ? strength : 1);
        problem.total += strength / 2;
    }
    const bool is_modularity = options.quality == CommunityQuality::modularity;
    const double penalty = options.resolution / (is_modularity ? 2 * problem.total : problem.unit);
    constexpr double prohibitive = 1e100;  // more would only overflow
    problem.penalty = std::min(penalty, prohibitive);
    return problem;
}

/// The quality of communities that are numbered below the number of nodes.
double quality_of(const Problem& problem, const Membership& communities, CommunityQuality quality) {
    const Network& network = problem.network;
    double inside = 0;
    std::vector<double> mass(network.node_count(), 0);
    double expected = 0;
    for (std::uint32_t node = 0; node < network.node_count(); ++node) {
        double& other_mass = mass[communities[node]];
        expected += network.mass[node] * other_mass;
        if (quality == CommunityQuality::modularity) {
            expected += network.mass[node] * network.mass[node] / 2;  // the node with itself
        }
        other_mass += network.mass[node];
        for (const auto arc : network.arcs(node)) {
            const bool is_inside = communities[network.target[arc]] == communities[node];
            if (is_inside) inside += network.weight[arc] / 2;
        }
    }
    const double sum = inside - problem.penalty * expected;
    if (quality == CommunityQuality::modularity) return sum / problem.total;
    constexpr double most = std::numeric_limits<double>::max();
    return std::clamp(sum * problem.unit, -most, most);
}

/// The classes of nodes that are together in every one of the divisions.
Membership common_parts(const std::vector<Membership>& divisions) {
    Membership common(divisions.front().size(), 0);
    for (const Membership& division : divisions) {
        std::unordered_map<std::uint64_t, std::uint32_t> number;
        for (std::size_t i = 0; i < common.size(); ++i) {
            const std::uint64_t both = std::uint64_t{common[i]} << 32 | division[i];
            common[i] =
                number.try_emplace(both, static_cast<std::uint32_t>(number.size())).first->second;
        }
    }
    return common;
}

/// Adds to each stability the agreement of the node's community in `a` with that in `b`.
void add_agreement(const Membership& a, const Membership& b, std::vector<double>& stability) {
    std::unordered_map<std::uint64_t, double> shared;
    std::vector<double> size_a(a.size(), 0);
    std::vector<double> size_b(b.size(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        ++shared[std::uint64_t{a[i]} << 32 | b[i]];
        ++size_a[a[i]];
        ++size_b[b[i]];
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double both = shared[std::uint64_t{a[i]} << 32 | b[i]];
        stability[i] += both / (size_a[a[i]] + size_b[b[i]] - both);
    }
}

class Search {
  public:
    Search(const Problem& problem, const CommunityOptions& options)
        : problem_(problem), options_(options) {
        join_twins();
        const auto edges = static_cast<double>(problem.network.target.size()) / 2;
        temperature_ = relative_temperature * problem.total / edges;
        least_gain_ = least_gain * problem.total;
    }

    /// The best division found.
    Membership run() {
        first_runs();
        const auto cores = common_parts(runs_);
        Membership best = compose(twins_, runs_from(cores));
        leiden(options_.runs + runs_from_cores)
            .settle(problem_.network, best, least_gain_, most_iterations, options_.context);
        report(1);
        return best;
    }

    [[nodiscard]] std::vector<double> stability(const Membership& best) const {
        std::vector<double> sum(best.size(), 0);
        for (const Membership& run : runs_) add_agreement(best, compose(twins_, run), sum);
        for (double& each : sum) each /= static_cast<double>(runs_.size());
        return sum;
    }

    [[nodiscard]] std::vector<Membership> divisions(const Membership& best) const {
        return leiden(options_.runs + runs_from_cores + 1).divisions(problem_.network, best);
    }

  private:
    [[nodiscard]] Leiden leiden(std::uint64_t stream) const {
        return {problem_.penalty, temperature_, Random(options_.seed, stream)};
    }

    void join_twins() {
        const Network& network = problem_.network;
        if (network.target.size() >= fewest_arcs_to_reduce) {
            twins_ = twin_classes(network);
            small_ = aggregate(network, twins_, std::ranges::max(twins_) + 1);
            if (2 * small_.target.size() <= network.target.size()) return;
        }
        twins_ = singletons(network.node_count());
        small_ = network;
    }

    void report(double done) const {
        if (options_.context.progress) options_.context.progress(done);
    }

    /// Calls body(i) for 0 to count-1 on the threads, as the part of the work from `from` to `to`.
    void for_each_run(unsigned count, double from, double to,
                      const std::function<void(std::size_t)>& body) const {
        MeasureContext context = options_.context;
        context.progress = [&](double done) { report(from + (to - from) * done); };
        for_each_block(count, count, context, [&](const Block& block) { body(block.index); });
    }

    void first_runs() {
        runs_.resize(options_.runs);
        for_each_run(options_.runs, 0, 0.5, [&](std::size_t i) {
            runs_[i] = singletons(small_.node_count());
            leiden(i).settle(small_, runs_[i], least_gain_, iterations_of_a_run, options_.context);
        });
    }

    /// The best of what becomes of the cores, and of the first runs.
    [[nodiscard]] Membership runs_from(const Membership& cores) const {
        std::vector<Membership> divisions(runs_from_cores);
        const std::uint32_t core_count = std::ranges::max(cores) + 1;
        const Network core_network = aggregate(small_, cores, core_count);
        for_each_run(runs_from_cores, 0.5, 0.8, [&](std::size_t i) {
            Leiden search = leiden(options_.runs + i);
            Membership division = singletons(core_count);
            search.settle(core_network, division, least_gain_, most_iterations, options_.context);
            divisions[i] = compose(cores, division);
            search.settle(small_, divisions[i], least_gain_, most_iterations, options_.context);
        });
        divisions.insert(divisions.end(), runs_.begin(), runs_.end());
        return std::ranges::max(divisions, {}, [&](const Membership& division) {
            return quality_of(problem_, compose(twins_, division), options_.quality);
        });
    }

    const Problem& problem_;
    const CommunityOptions& options_;
    Membership twins_;
    Network small_;  ///< of the classes of twins
    double temperature_ = 0;
    double least_gain_ = 0;
    std::vector<Membership> runs_;  ///< on the small network
};

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

Communities communities(const KnowledgeGraph& graph, const CommunityOptions& options) {
    require_valid(options);
    const Problem problem = make_problem(graph, options);
    Communities result;
    result.stability.assign(graph.node_count(), 1);
    Membership best;
    if (!problem.node.empty()) {
        Search search(problem, options);
        best = search.run();
        result.quality = quality_of(problem, best, options.quality);
        const std::vector<double> stability = search.stability(best);
        for (std::size_t i = 0; i < best.size(); ++i) {
            result.stability[problem.node[i]] = stability[i];
        }
        for (const Membership& parts : search.divisions(best)) {
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
