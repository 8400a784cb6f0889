#include "core/analysis/estimates/distance_estimates.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/analysis/estimates/reach.hpp"
#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/bit_search.hpp"
#include "core/base/random.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 16;

double searches_times_epsilon2(std::size_t nodes, double delta) {
    return std::log(2 * static_cast<double>(nodes) / delta) / 2;
}

/// Sums of distances to the nodes that were drawn, and how many these are in each component.
struct Sample {
    Reach reach;
    DistanceSums sums;
    std::vector<double> drawn;  ///< of each component
    double epsilon;
    std::uint64_t searches = 0;
};

/// `count` different ones of some nodes.
std::vector<Node> drawn_from(std::vector<Node> nodes, std::size_t count, Random& random) {
    for (std::size_t i = 0; i < count; ++i) {
        std::swap(nodes[i], nodes[i + random.below(static_cast<std::uint32_t>(nodes.size() - i))]);
    }
    nodes.resize(count);
    return nodes;
}

void add(DistanceSums& to, const DistanceSums& from) {
    for (std::size_t i = 0; i < to.reached.size(); ++i) {
        to.distances[i] += from.distances[i];
        to.inverse_distances[i] += from.inverse_distances[i];
    }
}

DistanceSums search(const PathProblem& problem, std::span<const Vertex> sources,
                    const MeasureContext& context) {
    const std::size_t batches = (sources.size() + BitSearch::lanes - 1) / BitSearch::lanes;
    std::vector<DistanceSums> of_blocks(std::min(batches, max_blocks), DistanceSums(0));
    for_each_block(batches, max_blocks, context, [&](const Block& block) {
        DistanceSums& sums = of_blocks[block.index] = DistanceSums(problem.size());
        const auto search = make_bit_search(problem, instruction_sets().back());
        for (std::size_t batch = block.begin; batch < block.end; ++batch) {
            context.stop_if_cancelled();
            const std::size_t first = batch * BitSearch::lanes;
            search->add(sources.subspan(first, std::min(BitSearch::lanes, sources.size() - first)),
                        sums);
        }
    });
    DistanceSums total(problem.size());
    for (const DistanceSums& sums : of_blocks) add(total, sums);
    return total;
}

/// The epsilon for which searches should take no more than so many seconds, as a few of them tell.
double epsilon_for(const PathProblem& problem, const EstimateOptions& options) {
    std::vector<Vertex> first(problem.vertices().begin(), problem.vertices().end());
    first.resize(std::min(first.size(), BitSearch::lanes));
    const auto begin = std::chrono::steady_clock::now();
    search(problem, first, {.threads = 1, .cancel = options.context.cancel});
    const double taken =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const double batches = std::clamp((options.seconds - taken) / std::max(taken, 1e-9), 1.0, 1e9);
    const double searches = batches * static_cast<double>(BitSearch::lanes);
    return rounded_up(std::sqrt(searches_times_epsilon2(problem.size(), options.delta) / searches));
}

Sample sample(const KnowledgeGraph& graph, const EstimateOptions& options) {
    check(options);
    const Adjacency lists = adjacency(graph);
    const PathProblem problem = path_problem(lists);
    const double epsilon = options.seconds > 0 ? epsilon_for(problem, options) : options.epsilon;
    const double wanted =
        std::ceil(searches_times_epsilon2(lists.node_count(), options.delta) / (epsilon * epsilon));
    Sample result{reach(lists), DistanceSums(0), {}, epsilon};
    std::vector<Vertex> sources;
    Random random(options.seed);
    for (const Reach::Component& component : result.reach.components) {
        const auto size = static_cast<double>(component.members.size());
        const double count = std::min(size, wanted);
        result.drawn.push_back(count);
        if (size == 1) continue;
        std::ranges::copy(drawn_from(component.members, static_cast<std::size_t>(count), random),
                          std::back_inserter(sources));
    }
    result.searches = sources.size();
    result.sums = search(problem, sources, options.context);
    return result;
}

/// From the sums over what was drawn to those over a whole component, with their intervals.
struct Sum {
    double value;
    double low;
    double high;
};

/// Each term is 0 to `range`; the sum is `least` to `most`, whatever was drawn.
Sum whole_sum(const Sample& sample, Node node, double drawn_sum, double range, double least,
              double most) {
    const std::uint32_t component = sample.reach.component_of[node];
    const auto size = static_cast<double>(sample.reach.components[component].members.size());
    const double drawn = sample.drawn[component];
    if (drawn == size) return {drawn_sum, drawn_sum, drawn_sum};
    const double sum = drawn_sum / drawn * size;
    const double margin = sample.epsilon * range * size;
    return {std::clamp(sum, least, most), std::clamp(sum - margin, least, most),
            std::clamp(sum + margin, least, most)};
}

Estimate no_values(const Sample& sample, std::size_t nodes, const char* promise) {
    Estimate result;
    result.value.assign(nodes, 0);
    result.low = result.high = result.value;
    result.samples = sample.searches;
    result.epsilon = sample.epsilon;
    result.sampled = "searches";
    result.promise = promise;
    return result;
}

}  // namespace

Estimate closeness_estimate(const KnowledgeGraph& graph, const EstimateOptions& options) {
    const Sample found = sample(graph, options);
    const std::size_t n = graph.node_count();
    Estimate result = no_values(found, n,
                                "every sum of distances, divided by the nodes times twice the "
                                "steps from the best joined node to the farthest,");
    for (Node node = 0; node < n; ++node) {
        const auto& component = found.reach.components[found.reach.component_of[node]];
        const double others = static_cast<double>(component.members.size()) - 1;
        if (others == 0) continue;
        const double farther = others - static_cast<double>(graph.degree(node));
        const double diameter = component.diameter;
        const Sum sum = whole_sum(found, node, static_cast<double>(found.sums.distances[node]),
                                  diameter, others + farther, others + farther * (diameter - 1));
        const double scale = others * others / (static_cast<double>(n) - 1);
        result.value[node] = scale / sum.value;
        result.low[node] = scale / sum.high;
        result.high[node] = scale / sum.low;
    }
    return result;
}

Estimate harmonic_estimate(const KnowledgeGraph& graph, const EstimateOptions& options) {
    const Sample found = sample(graph, options);
    const std::size_t n = graph.node_count();
    Estimate result =
        no_values(found, n, "every value, divided by the number of nodes of its component,");
    for (Node node = 0; node < n; ++node) {
        const auto& component = found.reach.components[found.reach.component_of[node]];
        const double others = static_cast<double>(component.members.size()) - 1;
        if (others == 0) continue;
        const auto degree = static_cast<double>(graph.degree(node));
        const Sum sum = whole_sum(found, node, found.sums.inverse_distances[node], 1,
                                  degree + (others - degree) / component.diameter,
                                  degree + (others - degree) / 2);
        result.value[node] = sum.value;
        result.low[node] = sum.low;
        result.high[node] = sum.high;
    }
    return result;
}

}  // namespace sigloom
