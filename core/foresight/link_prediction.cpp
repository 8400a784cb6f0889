#include "core/foresight/link_prediction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>

#include "core/base/in_parallel.hpp"
#include "core/base/scattered.hpp"
#include "core/foresight/logistic_regression.hpp"
#include "core/foresight/ranking_quality.hpp"
#include "core/foresight/term_network.hpp"

namespace sigloom {
namespace {

constexpr std::size_t fewest_reports = 20;
constexpr std::size_t fewest_periods = 4;
constexpr std::size_t fewest_joined = 10;
constexpr std::size_t most_sampled = 100'000;  // of those that were not joined
constexpr double ridge = 30;
constexpr std::size_t first_places = 100;
constexpr std::size_t most_through = 3;

using Scores = std::array<double, single_link_scores>;

/// Two terms that share neighbours, and sums over these.
struct Candidate {
    std::uint32_t a;
    std::uint32_t b;
    double common = 0;
    double by_degree = 0;      ///< of 1 / k(z)
    double by_log_degree = 0;  ///< of 1 / ln k(z)
    double weight = 0;         ///< of w(x, z) + w(y, z)
    double weight_by_strength = 0;
    double weight_by_log_strength = 0;
    double least_weight = 0;  ///< of min(w(x, z), w(y, z))
};

/// Whether nodes of the graph are joined in a network.
class Joined {
  public:
    Joined(const TermNetwork& network, std::size_t nodes)
        : network_(network), term_(nodes, UINT32_MAX) {
        for (std::uint32_t term = 0; term < network.size(); ++term) {
            term_[network.node[term]] = term;
        }
    }
    bool operator()(Node a, Node b) const {
        return term_[a] != UINT32_MAX && term_[b] != UINT32_MAX &&
               network_.are_joined(term_[a], term_[b]);
    }

  private:
    const TermNetwork& network_;
    std::vector<std::uint32_t> term_;  ///< of each node
};

/// What there was at one time.
class Snapshot {
  public:
    /// Of the reports of all periods up to `last`; `horizon` of those that have reports are recent.
    Snapshot(const KnowledgeGraph& graph, const Timeline& timeline, std::size_t last,
             std::size_t first_recent)
        : network_(term_network(graph, [&](std::uint32_t report) {
              const std::uint32_t period = timeline.period_of_report[report];
              return period != Timeline::undated && period <= last;
          })) {
        const Evidence& evidence = graph.evidence();
        for (const Node node : network_.node) {
            double recent = 0;
            for (const Place& place : evidence.places[node]) {
                const std::uint32_t period = timeline.period_of_report[place.report];
                if (period != Timeline::undated && period >= first_recent && period <= last) {
                    ++recent;
                }
            }
            recent_.push_back(recent);
        }
    }

    /// Finds the candidates, but for those that are joined in `known`, which may be null.
    void find_candidates(const LinkOptions& options, const Joined* known) {
        least_ = least_for(options);
        of_term_.resize(network_.size());
        for_each_range_in_parallel(network_.size(), 64, [&](std::size_t begin, std::size_t end) {
            Scratch scratch{std::vector<std::uint32_t>(network_.size(), UINT32_MAX),
                            std::vector<bool>(network_.size())};
            for (std::size_t term = begin; term < end; ++term) {
                find_of_term(static_cast<std::uint32_t>(term), known, scratch);
            }
        });
        for (const auto& list : of_term_) count_ += list.size();
    }

    [[nodiscard]] const TermNetwork& network() const { return network_; }
    [[nodiscard]] std::int32_t least() const { return least_; }
    [[nodiscard]] std::size_t count() const { return count_; }
    /// By their first term.
    [[nodiscard]] std::span<const std::vector<Candidate>> candidates() const { return of_term_; }

    [[nodiscard]] Scores scores_of(const Candidate& c) const {
        const auto degree = [&](std::uint32_t term) {
            return static_cast<double>(network_.rows.degree(term));
        };
        const auto strength = [&](std::uint32_t term) {
            return static_cast<double>(network_.strength[term]);
        };
        return {c.common,
                c.common / (degree(c.a) + degree(c.b) - c.common),
                c.by_log_degree,
                c.by_degree,
                degree(c.a) * degree(c.b),
                c.weight,
                c.least_weight / (strength(c.a) + strength(c.b) - c.least_weight),
                c.weight_by_log_strength,
                c.weight_by_strength,
                strength(c.a) * strength(c.b),
                recent_[c.a] * recent_[c.b]};
    }

    /// The neighbours of both that add most to weighted_adamic_adar.
    [[nodiscard]] std::vector<Node> through(const Candidate& c) const {
        std::vector<std::pair<double, Node>> shared;
        for (const Arc arc : network_.rows.arcs(c.a)) {
            const std::uint32_t z = network_.rows.target[arc];
            const Arc other = network_.rows.find_arc(c.b, z);
            if (other == CompressedRows::no_arc) continue;
            const double both = network_.ties[arc] + network_.ties[other];
            shared.emplace_back(-both / log_strength(z), network_.node[z]);
        }
        const std::size_t kept = std::min(shared.size(), most_through);
        std::ranges::partial_sort(shared, shared.begin() + static_cast<std::ptrdiff_t>(kept));
        std::vector<Node> nodes;
        for (std::size_t i = 0; i < kept; ++i) nodes.push_back(shared[i].second);
        return nodes;
    }

    [[nodiscard]] bool is_frequent(std::uint32_t term) const {
        return network_.reports[term] >= least_;
    }

  private:
    /// Memory that is used again.
    struct Scratch {
        std::vector<std::uint32_t> place;  ///< of each term in the list at hand
        std::vector<bool> is_out;          ///< of each term: it is joined already
    };

    [[nodiscard]] std::int32_t least_for(const LinkOptions& options) const {
        std::vector<std::int32_t> reports = network_.reports;
        if (reports.size() <= options.most_terms) return options.least;
        std::ranges::sort(reports, std::greater());
        return std::max(options.least, reports[options.most_terms] + 1);
    }

    [[nodiscard]] double log_strength(std::uint32_t term) const {
        return std::log1p(static_cast<double>(network_.strength[term]));
    }

    void find_of_term(std::uint32_t x, const Joined* known, Scratch& scratch) {
        if (!is_frequent(x)) return;
        std::vector<Candidate>& list = of_term_[x];
        const CompressedRows& rows = network_.rows;
        for (const Node neighbor : rows.neighbors(x)) scratch.is_out[neighbor] = true;
        for (const Arc to_z : rows.arcs(x)) {
            const std::uint32_t z = rows.target[to_z];
            // The neighbours of what one report names all stand in that report.
            if (network_.reports[z] < 2) continue;
            const auto degree = static_cast<double>(rows.degree(z));
            const auto strength = static_cast<double>(network_.strength[z]);
            const double log_degree = std::log(degree);
            const double log_strength_of_z = log_strength(z);
            for (const Arc to_y : rows.arcs(z)) {
                const std::uint32_t y = rows.target[to_y];
                if (y <= x || !is_frequent(y) || scratch.is_out[y]) continue;
                if (scratch.place[y] == UINT32_MAX) {
                    scratch.place[y] = static_cast<std::uint32_t>(list.size());
                    list.push_back({x, y});
                }
                Candidate& candidate = list[scratch.place[y]];
                const double both = network_.ties[to_z] + network_.ties[to_y];
                ++candidate.common;
                candidate.by_degree += 1 / degree;
                candidate.by_log_degree += 1 / log_degree;
                candidate.weight += both;
                candidate.weight_by_strength += both / strength;
                candidate.weight_by_log_strength += both / log_strength_of_z;
                candidate.least_weight += std::min(network_.ties[to_z], network_.ties[to_y]);
            }
        }
        for (const Candidate& each : list) scratch.place[each.b] = UINT32_MAX;
        for (const Node neighbor : rows.neighbors(x)) scratch.is_out[neighbor] = false;
        if (known != nullptr) {
            std::erase_if(list, [&](const Candidate& each) {
                return (*known)(network_.node[each.a], network_.node[each.b]);
            });
        }
        std::ranges::sort(list, {}, &Candidate::b);
    }

    TermNetwork network_;
    std::vector<double> recent_;  ///< reports of each term
    std::int32_t least_ = 0;
    std::vector<std::vector<Candidate>> of_term_;
    std::size_t count_ = 0;
};

/// ln(1 + score), each with mean 0 and deviation 1 among the candidates of a snapshot.
class Features {
  public:
    explicit Features(const Snapshot& snapshot) : snapshot_(snapshot) {
        struct Sums {
            Scores sum{};
            Scores squares{};
        };
        const auto lists = snapshot.candidates();
        std::vector<Sums> sums(lists.size());
        for_each_task_in_parallel(lists.size(), [&](std::size_t i) {
            for (const Candidate& candidate : lists[i]) {
                const Scores scores = snapshot.scores_of(candidate);
                for (std::size_t k = 0; k < scores.size(); ++k) {
                    const double value = std::log1p(scores[k]);
                    sums[i].sum[k] += value;
                    sums[i].squares[k] += value * value;
                }
            }
        });
        const double count = std::max<double>(1, static_cast<double>(snapshot.count()));
        for (std::size_t k = 0; k < single_link_scores; ++k) {
            double sum = 0;
            double squares = 0;
            for (const Sums& each : sums) {
                sum += each.sum[k];
                squares += each.squares[k];
            }
            mean_[k] = sum / count;
            const double variance = squares / count - mean_[k] * mean_[k];
            constexpr double rounding = 1e-9;
            scale_[k] = variance > rounding ? 1 / std::sqrt(variance) : 0;
        }
    }

    [[nodiscard]] Scores of(const Scores& scores) const {
        Scores values;
        for (std::size_t k = 0; k < values.size(); ++k) {
            values[k] = (std::log1p(scores[k]) - mean_[k]) * scale_[k];
        }
        return values;
    }

    [[nodiscard]] const Snapshot& snapshot() const { return snapshot_; }

  private:
    const Snapshot& snapshot_;
    Scores mean_{};
    Scores scale_{};
};

/// Which candidates of a snapshot were joined later, list by list as they are.
std::vector<std::vector<bool>> joined_later(const Snapshot& snapshot, const Joined& later) {
    const auto lists = snapshot.candidates();
    const std::vector<Node>& node = snapshot.network().node;
    std::vector<std::vector<bool>> joined(lists.size());
    for_each_task_in_parallel(lists.size(), [&](std::size_t i) {
        for (const Candidate& each : lists[i])
            joined[i].push_back(later(node[each.a], node[each.b]));
    });
    return joined;
}

std::size_t count_joined(const std::vector<std::vector<bool>>& joined) {
    std::size_t count = 0;
    for (const auto& list : joined) {
        count += static_cast<std::size_t>(std::ranges::count(list, true));
    }
    return count;
}

/// The combination as it is learned from one stretch of time.
LogisticModel fit_combination(const Features& features,
                              const std::vector<std::vector<bool>>& joined) {
    const Snapshot& snapshot = features.snapshot();
    const std::size_t positives = count_joined(joined);
    const auto negatives = static_cast<double>(snapshot.count() - positives);
    const double share = std::min(1.0, static_cast<double>(most_sampled) / negatives);
    const auto limit = static_cast<std::uint64_t>(share * 0x1p53);
    std::vector<double> x;
    std::vector<bool> y;
    const auto lists = snapshot.candidates();
    const std::vector<Node>& node = snapshot.network().node;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (std::size_t j = 0; j < lists[i].size(); ++j) {
            const Candidate& each = lists[i][j];
            const std::uint64_t pair = std::uint64_t{node[each.a]} << 32 | node[each.b];
            if (!joined[i][j] && scattered(pair) >> 11 >= limit) continue;
            const Scores values = features.of(snapshot.scores_of(each));
            x.insert(x.end(), values.begin(), values.end());
            y.push_back(joined[i][j]);
        }
    }
    LogisticModel model = fit_logistic(x, single_link_scores, y, ridge);
    const double sampled = static_cast<double>(y.size() - positives) / negatives;
    model.intercept += std::log(sampled);
    return model;
}

double score_of(LinkScore which, const Scores& scores, const Features& features,
                const LogisticModel& model) {
    return which == LinkScore::combination ? model.sum(features.of(scores))
                                           : scores[static_cast<std::size_t>(which)];
}

LinkScoreTest test_score(LinkScore which, const Features& features, const LogisticModel& model,
                         const std::vector<std::vector<bool>>& joined) {
    const Snapshot& snapshot = features.snapshot();
    std::vector<double> positives;
    std::vector<double> negatives;
    const auto lists = snapshot.candidates();
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (std::size_t j = 0; j < lists[i].size(); ++j) {
            const double score = score_of(which, snapshot.scores_of(lists[i][j]), features, model);
            (joined[i][j] ? positives : negatives).push_back(score);
        }
    }
    LinkScoreTest test;
    test.auc = area_under_curve(positives, negatives);
    test.precision_at_100 = precision_at(first_places, positives, negatives);
    if (which != LinkScore::combination) {
        test.coefficient = model.coefficients[static_cast<std::size_t>(which)];
    }
    return test;
}

/// Pairs of frequent terms that were joined later, candidates or not.
std::size_t count_new_ties(const Snapshot& snapshot, const TermNetwork& later, std::size_t nodes) {
    std::vector<bool> is_frequent(nodes);
    const TermNetwork& network = snapshot.network();
    std::size_t before = 0;
    for (std::uint32_t term = 0; term < network.size(); ++term) {
        is_frequent[network.node[term]] = snapshot.is_frequent(term);
    }
    const auto count = [&](const TermNetwork& in) {
        std::size_t ties = 0;
        for (std::uint32_t term = 0; term < in.size(); ++term) {
            if (!is_frequent[in.node[term]]) continue;
            for (const Node other : in.rows.neighbors(term)) {
                ties += other > term && is_frequent[in.node[other]] ? 1 : 0;
            }
        }
        return ties;
    };
    before = count(network);
    return count(later) - before;
}

/// The periods that have reports.
std::vector<std::size_t> filled_periods(const Timeline& timeline) {
    std::vector<std::size_t> periods;
    for (std::size_t t = 0; t < timeline.reports.size(); ++t) {
        if (timeline.reports[t] > 0) periods.push_back(t);
    }
    return periods;
}

void require_joined(std::size_t joined, std::size_t candidates, std::string_view when) {
    if (joined >= fewest_joined && joined < candidates) return;
    throw std::invalid_argument(fmt::format(
        "it takes at least {} pairs that were joined {} and shared a neighbour before, to learn "
        "from, and there {} {} of {}",
        fewest_joined, when, joined == 1 ? "is" : "are", joined, candidates));
}

class Prediction {
  public:
    Prediction(const KnowledgeGraph& graph, const Timeline& timeline, const LinkOptions& options)
        : graph_(graph),
          timeline_(timeline),
          options_(options),
          filled_(filled_periods(timeline)),
          horizon_(options.horizon > 0 ? options.horizon
                                       : std::max<std::size_t>(1, filled_.size() / 4)) {
        require_enough(timeline, fewest_reports, fewest_periods);
        if (filled_.size() <= 2 * horizon_) {
            throw std::invalid_argument(
                fmt::format("to fit and to test {0} period{1} ahead takes reports of more than {2} "
                            "periods, and "
                            "there are {3}",
                            horizon_, horizon_ == 1 ? "" : "s", 2 * horizon_, filled_.size()));
        }
    }

    LinkPrediction run() {
        const LogisticModel model = backtest();
        return foretell(model);
    }

  private:
    [[nodiscard]] Snapshot snapshot_until(std::size_t place) const {
        const std::size_t first_recent = place + 1 >= horizon_ ? place + 1 - horizon_ : 0;
        return {graph_, timeline_, filled_[place], filled_[first_recent]};
    }

    /// Tests, and returns what is learned from the time that it was tested on.
    LogisticModel backtest() {
        LinkBacktest& result = found_.backtest;
        const std::size_t last = filled_.size() - 1;
        result.horizon = horizon_;
        result.fit_until = filled_[last - 2 * horizon_];
        result.test_until = filled_[last - horizon_];
        Snapshot tested = snapshot_until(last - horizon_);
        const LogisticModel model = fit_before(tested.network());
        tested.find_candidates(options_, nullptr);
        const Snapshot now = snapshot_until(last);
        const auto joined = joined_later(tested, Joined(now.network(), graph_.node_count()));
        result.candidates = tested.count();
        result.joined = count_joined(joined);
        result.joined_of_all = count_new_ties(tested, now.network(), graph_.node_count());
        result.least = tested.least();
        require_joined(result.joined, result.candidates,
                       fmt::format("since {}", timeline_.periods.label(result.test_until + 1)));
        const Features features(tested);
        for_each_task_in_parallel(link_scores, [&](std::size_t i) {
            result.tests[i] = test_score(static_cast<LinkScore>(i), features, model, joined);
        });
        return fit_combination(features, joined);
    }

    /// What is learned from the time before the one that it is tested on.
    LogisticModel fit_before(const TermNetwork& tested) {
        LinkBacktest& result = found_.backtest;
        Snapshot fitted = snapshot_until(filled_.size() - 1 - 2 * horizon_);
        fitted.find_candidates(options_, nullptr);
        const auto joined = joined_later(fitted, Joined(tested, graph_.node_count()));
        result.fit_candidates = fitted.count();
        result.fit_joined = count_joined(joined);
        require_joined(result.fit_joined, result.fit_candidates,
                       fmt::format("from {} to {}", timeline_.periods.label(result.fit_until + 1),
                                   timeline_.periods.label(result.test_until)));
        return fit_combination(Features(fitted), joined);
    }

    /// What comes after the last report.
    LinkPrediction foretell(const LogisticModel& model) {
        const TermNetwork all = term_network(graph_, [](std::uint32_t) { return true; });
        const Joined joined(all, graph_.node_count());
        Snapshot now = snapshot_until(filled_.size() - 1);
        now.find_candidates(options_, &joined);
        const Features features(now);
        found_.candidates = now.count();
        found_.least = now.least();
        struct Place {
            double score;
            const Candidate* candidate;
        };
        std::vector<Place> places;
        const auto lists = now.candidates();
        std::vector<std::vector<Place>> of_list(lists.size());
        for_each_task_in_parallel(lists.size(), [&](std::size_t i) {
            for (const Candidate& each : lists[i]) {
                of_list[i].push_back(
                    {score_of(options_.sort, now.scores_of(each), features, model), &each});
            }
        });
        for (auto& list : of_list) places.insert(places.end(), list.begin(), list.end());
        const std::size_t shown =
            options_.top == 0 ? places.size() : std::min(options_.top, places.size());
        const auto end = places.begin() + static_cast<std::ptrdiff_t>(shown);
        std::ranges::partial_sort(places, end, [](const Place& x, const Place& y) {
            if (x.score != y.score) return x.score > y.score;
            return std::pair(x.candidate->a, x.candidate->b) <
                   std::pair(y.candidate->a, y.candidate->b);
        });
        for (std::size_t i = 0; i < shown; ++i) {
            const Candidate& candidate = *places[i].candidate;
            const Scores scores = now.scores_of(candidate);
            FuturePair& pair = found_.pairs.emplace_back();
            pair.a = now.network().node[candidate.a];
            pair.b = now.network().node[candidate.b];
            std::ranges::copy(scores, pair.scores.begin());
            pair.scores.back() = model.probability(features.of(scores));
            pair.through = now.through(candidate);
        }
        return std::move(found_);
    }

    const KnowledgeGraph& graph_;
    const Timeline& timeline_;
    const LinkOptions& options_;
    std::vector<std::size_t> filled_;
    std::size_t horizon_;
    LinkPrediction found_;
};

}  // namespace

LinkScore LinkBacktest::best_single() const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < single_link_scores; ++i) {
        if (tests[i].auc > tests[best].auc) best = i;
    }
    return static_cast<LinkScore>(best);
}

LinkPrediction predict_links(const KnowledgeGraph& graph, const Timeline& timeline,
                             const LinkOptions& options) {
    return Prediction(graph, timeline, options).run();
}

}  // namespace sigloom
