#include "core/analysis/bootstrap/bootstrap.hpp"

#include <cmath>
#include <mutex>
#include <stdexcept>

#include "core/analysis/bootstrap/resampler.hpp"
#include "core/analysis/bootstrap/tails.hpp"
#include "core/analysis/parallel.hpp"
#include "core/analysis/ranks.hpp"

namespace sigloom {
namespace {

/// How far from either end the interval ends: the first value is 1.
std::size_t tail_depth(const BootstrapOptions& options) {
    if (options.rounds < 1) throw std::invalid_argument("a bootstrap takes one round or more");
    if (!(options.level > 0 && options.level < 1)) {
        throw std::invalid_argument("a level is above 0 and below 1");
    }
    const double outside = options.rounds * (1 - options.level) / 2;
    // 1000 rounds of 0.95 leave out 25 at each end, or 24.99 in floating point.
    return 1 + static_cast<std::size_t>(std::floor(outside + 1e-9));
}

/// What is known so far of one measure.
struct Collected {
    Tails scores;
    Tails ranks;
};

class Rounds {
  public:
    Rounds(std::span<const Scorer> scorers, std::span<const Node> shown,
           std::span<const std::vector<Node>> groups, std::size_t depth)
        : scorers_(scorers),
          shown_(shown),
          groups_(groups),
          collected_(scorers.size(), {Tails(shown.size(), depth), Tails(shown.size(), depth)}) {}

    /// From any thread.
    void add(const KnowledgeGraph& resampled, MeasureContext context) {
        SharedResults shared;
        context.shared = &shared;
        for (std::size_t i = 0; i < scorers_.size(); ++i) {
            context.stop_if_cancelled();
            const std::vector<double> scores = scores_of(scorers_[i](resampled, context));
            const std::vector<std::int32_t> ranks = ranks_in_groups(groups_, scores);
            const std::lock_guard lock(mutex_);
            for (std::size_t place = 0; place < shown_.size(); ++place) {
                collected_[i].scores.add(place, scores[shown_[place]]);
                collected_[i].ranks.add(place, ranks[shown_[place]]);
            }
        }
    }

    [[nodiscard]] std::vector<Spread> spreads() const {
        std::vector<Spread> spreads(collected_.size());
        for (std::size_t i = 0; i < spreads.size(); ++i) {
            for (std::size_t place = 0; place < shown_.size(); ++place) {
                const auto& [scores, ranks] = collected_[i];
                spreads[i].score.push_back({scores.low(place), scores.high(place)});
                spreads[i].rank.push_back({ranks.low(place), ranks.high(place)});
            }
        }
        return spreads;
    }

  private:
    std::span<const Scorer> scorers_;
    std::span<const Node> shown_;
    std::span<const std::vector<Node>> groups_;
    std::vector<Collected> collected_;
    std::mutex mutex_;
};

}  // namespace

std::vector<Spread> bootstrap(const KnowledgeGraph& graph, std::span<const Scorer> scorers,
                              std::span<const Node> shown,
                              std::span<const std::vector<Node>> groups,
                              const BootstrapOptions& options) {
    Rounds rounds(scorers, shown, groups, tail_depth(options));
    const Resampler resampler(
        graph, {.threads = options.context.threads, .cancel = options.context.cancel});
    const std::size_t reports = graph.evidence().reports.size();
    // A round is one task; what it computes runs on that task's thread alone.
    const MeasureContext alone{.threads = 1, .progress = {}, .cancel = options.context.cancel};
    for_each_block(options.rounds, options.rounds, options.context, [&](const Block& block) {
        const auto round = static_cast<std::uint32_t>(block.index);
        rounds.add(resampler.graph_of(draw_reports(reports, options.seed, round)), alone);
    });
    return rounds.spreads();
}

}  // namespace sigloom
