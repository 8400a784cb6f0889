#include "core/analysis/estimates/betweenness_estimate.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>

#include "core/analysis/estimates/path_sampler.hpp"
#include "core/analysis/estimates/reach.hpp"
#include "core/analysis/estimates/stopping_rule.hpp"
#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/pool.hpp"

namespace sigloom {
namespace {

constexpr std::uint64_t batch = 64;          ///< draws from one stream of random numbers
constexpr std::uint64_t checks = 24;         ///< at most so often, whether it is enough
constexpr std::uint64_t least_draws = 1024;  ///< between two checks, and for the first sample

constexpr std::uint64_t in_batches(std::uint64_t draws) {
    return (draws + batch - 1) / batch * batch;
}

/// Draws paths, batch by batch; each batch has its own stream, whoever draws it.
class Draws {
  public:
    Draws(const Adjacency& lists, std::uint64_t seed) : lists_(lists), seed_(seed) {}

    /// How many of the next `draws` paths each node lies inside, added to `counts`.
    void add(std::uint64_t draws, const MeasureContext& context,
             std::vector<std::uint32_t>& counts) {
        const std::uint64_t batches = in_batches(draws) / batch;
        for_each_block(batches, batches, context, [&](const Block& block) {
            context.stop_if_cancelled();
            auto sampler = samplers_.take([&] { return std::make_unique<PathSampler>(lists_); });
            Random random(seed_, streams_used_ + block.index);
            for (std::uint64_t i = 0; i < batch; ++i) {
                for (const Node node : draw(*sampler, random)) {
                    std::atomic_ref(counts[node]).fetch_add(1, std::memory_order_relaxed);
                }
            }
            samplers_.give_back(std::move(sampler));
        });
        streams_used_ += batches;
    }

  private:
    [[nodiscard]] std::span<const Node> draw(PathSampler& sampler, Random& random) const {
        const auto n = static_cast<std::uint32_t>(lists_.node_count());
        const Node from = random.below(n);
        const Node other = random.below(n - 1);
        return sampler.draw(from, other < from ? other : other + 1, random);
    }

    const Adjacency& lists_;
    std::uint64_t seed_;
    std::uint64_t streams_used_ = 0;
    Pool<PathSampler> samplers_;
};

/// The context of a part of the work, which reports no progress of its own.
MeasureContext quiet(const MeasureContext& context) {
    return {.threads = context.threads, .cancel = context.cancel};
}

/// What `seconds` are enough for, as a first sample of `draws` tells.
double epsilon_for(std::uint64_t draws, double seconds_taken, double delta,
                   std::uint32_t nodes_on_path, double seconds) {
    const double affordable = seconds / std::max(seconds_taken, 1e-9) * static_cast<double>(draws);
    const auto count = static_cast<std::uint64_t>(std::clamp(affordable, 64.0, 1e12));
    return affordable_epsilon(epsilon_of_draws(count, delta, nodes_on_path));
}

}  // namespace

Estimate betweenness_estimate(const KnowledgeGraph& graph, const EstimateOptions& options) {
    check(options);
    const Adjacency lists = adjacency(graph);
    const std::size_t n = lists.node_count();
    Estimate result{std::vector<double>(n, 0), {},           {}, 0, options.epsilon,
                    "shortest paths",          "every value"};
    result.low = result.high = result.value;
    const std::uint32_t nodes_on_path = reach(lists).diameter() + 1;
    if (nodes_on_path < 3) return result;  // no path has an inside

    Draws paths(lists, options.seed);
    std::vector<std::uint32_t> counts(n, 0);
    const auto begin = std::chrono::steady_clock::now();
    paths.add(least_draws, quiet(options.context), counts);
    const double taken =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (options.seconds > 0) {
        result.epsilon =
            epsilon_for(least_draws, taken, options.delta, nodes_on_path, options.seconds - taken);
    }
    const double scale = static_cast<double>(n) / static_cast<double>(n - 2);
    const double epsilon = result.epsilon / scale;
    const std::uint64_t most = in_batches(most_draws(epsilon, options.delta, nodes_on_path));
    const StoppingRule rule(epsilon, options.delta, most, counts, least_draws);

    counts.assign(n, 0);
    const std::uint64_t step = in_batches(std::max(least_draws, most / checks));
    do {
        const std::uint64_t draws = std::min(step, most - result.samples);
        paths.add(draws, quiet(options.context), counts);
        result.samples += draws;
        if (options.context.progress) {
            options.context.progress(static_cast<double>(result.samples) /
                                     static_cast<double>(most));
        }
    } while (result.samples < most && !rule.is_enough(counts, result.samples));

    for (std::size_t node = 0; node < n; ++node) {
        const double share = counts[node] / static_cast<double>(result.samples);
        const auto [below, above] = rule.margin(node, share, result.samples);
        const auto scaled = [scale](double value) { return std::clamp(value * scale, 0.0, 1.0); };
        result.value[node] = scaled(share);
        result.low[node] = scaled(share - std::min(below, epsilon));
        result.high[node] = scaled(share + std::min(above, epsilon));
    }
    return result;
}

}  // namespace sigloom
