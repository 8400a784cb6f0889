#include "core/foresight/signals.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numbers>
#include <numeric>

#include "core/analysis/bootstrap/resampler.hpp"
#include "core/analysis/bootstrap/tails.hpp"
#include "core/analysis/parallel.hpp"
#include "core/base/millionths.hpp"
#include "core/foresight/period_sums.hpp"
#include "core/foresight/publishers.hpp"
#include "core/foresight/trend_test.hpp"
#include "core/names/term_kinds.hpp"

namespace sigloom {
namespace {

constexpr double usual_relevancy = 0.6;
constexpr std::int32_t rare = 2;  // reports in the first period

using Parts = std::array<double, signal_parts>;

double& part(Parts& parts, SignalPart which) {
    return parts[static_cast<std::size_t>(which)];
}

double mean_of(const Parts& parts) {
    return std::accumulate(parts.begin(), parts.end(), 0.0) / signal_parts;
}

/// How late a thing is: the distribution of PeriodSums for any number of reports.
class Lateness {
  public:
    explicit Lateness(const Timeline& timeline) {
        const std::int32_t exact = exact_reports(timeline.reports.size());
        PeriodSums sums(timeline.reports);
        for (std::int32_t total = 0; total <= exact; ++total) {
            sums.draw_until(total);
            auto& below = below_or_half_.emplace_back();
            double sum = 0;
            for (const double probability : sums.probabilities()) {
                below.push_back(sum + probability / 2);
                sum += probability;
            }
        }
        double squares = 0;
        for (std::size_t t = 0; t < timeline.reports.size(); ++t) {
            const double share = timeline.reports[t] / static_cast<double>(timeline.dated);
            const auto time = static_cast<double>(t);
            mean_ += share * time;
            squares += share * time * time;
        }
        deviation_ = std::sqrt(squares - mean_ * mean_);
    }

    /// P(S < sum) + P(S = sum)/2 for so many reports, at least one.
    [[nodiscard]] double of(std::int32_t total, std::int64_t sum) const {
        const auto reports = static_cast<std::size_t>(total);
        if (reports < below_or_half_.size()) {
            return below_or_half_[reports][static_cast<std::size_t>(sum)];
        }
        const double z = (static_cast<double>(sum) - total * mean_) /
                         (deviation_ * std::sqrt(static_cast<double>(total)));
        return std::erfc(-z / std::numbers::sqrt2) / 2;
    }

  private:
    std::vector<std::vector<double>> below_or_half_;  ///< by number of reports, then sum
    double mean_ = 0;
    double deviation_ = 0;
};

/// A term in a report.
struct Appearance {
    std::uint32_t report;
    double relevancy;  ///< of the rows there; NaN where there are none
    std::int32_t own_community;
};

/// How many terms of a community a report has.
struct CommunityCount {
    std::int32_t community;
    std::int32_t terms;
};

/// The reports and the terms that scores are made of.
class SignalScorer {
  public:
    SignalScorer(const KnowledgeGraph& graph, const Timeline& timeline,
                 std::span<const std::int32_t> community)
        : graph_(graph),
          timeline_(timeline),
          publishers_(publishers_of(graph.evidence().reports)),
          lateness_(timeline) {
        find_dates();
        collect_rows();
        collect_terms(community);
    }

    [[nodiscard]] std::size_t term_count() const { return appearances_.begin.size() - 1; }
    [[nodiscard]] std::uint32_t term_of(Node node) const { return term_of_node_[node]; }

    /// The terms that a row hangs on.
    [[nodiscard]] std::vector<std::uint32_t> terms_of_row(Node row) const {
        std::vector<std::uint32_t> terms;
        for (const Mention& mention : graph_.evidence().mentions[row]) {
            if (is_dated(mention.report)) terms.push_back(term_of(mention.term));
        }
        if (terms.empty()) {
            for (const Place& place : graph_.evidence().places[row]) {
                const auto& of_report = terms_of_report_[place.report];
                if (is_dated(place.report)) {
                    terms.insert(terms.end(), of_report.begin(), of_report.end());
                }
            }
        }
        std::ranges::sort(terms);
        const auto [repeated, end] = std::ranges::unique(terms);
        terms.erase(repeated, end);
        return terms;
    }

    [[nodiscard]] double relevancy_of_row(Node row) const {
        const auto places = graph_.evidence().places[row];
        std::int64_t sum = 0;
        for (const Place& place : places) sum += place.relevancy;
        return millionths::to_double(sum) / static_cast<double>(places.size());
    }

    /// One for each term, if each report counts so often; all 0 where it has none.
    [[nodiscard]] std::vector<Parts> parts(std::span<const std::uint32_t> times) const {
        Scratch scratch{std::vector<std::int32_t>(publishers_.hosts.size()), {}, {}};
        std::vector<Parts> all;
        for (std::uint32_t term = 0; term < term_count(); ++term) {
            all.push_back(parts_of(term, times, scratch));
        }
        return all;
    }

  private:
    /// Memory that is used again.
    struct Scratch {
        std::vector<std::int32_t> of_publisher;
        std::vector<std::uint32_t> publishers;
        std::vector<double> of_community;
    };

    [[nodiscard]] bool is_dated(std::uint32_t report) const {
        return timeline_.period_of_report[report] != Timeline::undated;
    }

    void find_dates() {
        const auto& reports = graph_.evidence().reports;
        std::int64_t first = INT64_MAX;
        std::int64_t last = INT64_MIN;
        for (std::uint32_t i = 0; i < reports.size(); ++i) {
            day_.push_back(0);
            if (!is_dated(i)) continue;
            const std::chrono::sys_days day = Date::from_number(reports[i].date)->day();
            day_.back() = day.time_since_epoch().count();
            first = std::min(first, day_.back());
            last = std::max(last, day_.back());
        }
        first_day_ = first;
        days_ = std::max<double>(1, static_cast<double>(last - first));
    }

    /// What the rows of each report say of their relevancy, and those that name a term.
    void collect_rows() {
        const Evidence& evidence = graph_.evidence();
        std::vector<double> sum(evidence.reports.size());
        std::vector<double> count(evidence.reports.size());
        for (Node node = 0; node < graph_.node_count(); ++node) {
            if (is_term_kind(graph_.nodes().kind[node])) continue;
            for (const Place& place : evidence.places[node]) {
                sum[place.report] += millionths::to_double(place.relevancy);
                ++count[place.report];
            }
        }
        for (std::size_t i = 0; i < sum.size(); ++i) row_relevancy_.push_back(sum[i] / count[i]);
    }

    /// The relevancies of the rows that name a term in a report: sum and number.
    [[nodiscard]] std::vector<std::vector<std::pair<std::uint32_t, double>>> naming_rows() const {
        const Evidence& evidence = graph_.evidence();
        std::vector<std::vector<std::pair<std::uint32_t, double>>> of_term(graph_.node_count());
        for (Node row = 0; row < graph_.node_count(); ++row) {
            const auto places = evidence.places[row];
            for (const Mention& mention : evidence.mentions[row]) {
                const auto place =
                    std::ranges::lower_bound(places, mention.report, {}, &Place::report);
                if (place == places.end() || place->report != mention.report) continue;
                of_term[mention.term].emplace_back(mention.report,
                                                   millionths::to_double(place->relevancy));
            }
        }
        return of_term;
    }

    void collect_terms(std::span<const std::int32_t> community) {
        const Evidence& evidence = graph_.evidence();
        const auto naming = naming_rows();
        terms_of_report_.resize(evidence.reports.size());
        communities_.resize(evidence.reports.size());
        term_of_node_.assign(graph_.node_count(), UINT32_MAX);
        appearances_.begin.push_back(0);
        for (Node node = 0; node < graph_.node_count(); ++node) {
            if (!is_term_kind(graph_.nodes().kind[node])) continue;
            const auto term = static_cast<std::uint32_t>(term_count());
            term_of_node_[node] = term;
            for (const Place& place : evidence.places[node]) {
                if (!is_dated(place.report)) continue;
                double sum = 0;
                double rows = 0;
                for (const auto& [report, relevancy] : naming[node]) {
                    if (report != place.report) continue;
                    sum += relevancy;
                    ++rows;
                }
                const double relevancy = rows > 0 ? sum / rows : row_relevancy_[place.report];
                appearances_.items.push_back({place.report, relevancy, community[node]});
                terms_of_report_[place.report].push_back(term);
                count_community(place.report, community[node]);
            }
            appearances_.begin.push_back(static_cast<std::uint32_t>(appearances_.items.size()));
            const auto reports = static_cast<std::int32_t>(appearances_[term].size());
            most_reports_ = std::max(most_reports_, reports);
        }
        for (const auto& counts : communities_) {
            for (const auto& [number, terms] : counts) {
                community_count_ = std::max(community_count_, number + 1);
            }
        }
    }

    void count_community(std::uint32_t report, std::int32_t community) {
        if (community < 0) return;
        auto& counts = communities_[report];
        const auto place = std::ranges::find(counts, community, &CommunityCount::community);
        if (place == counts.end()) {
            counts.push_back({community, 1});
        } else {
            ++place->terms;
        }
    }

    [[nodiscard]] Parts parts_of(std::uint32_t term, std::span<const std::uint32_t> times,
                                 Scratch& scratch) const {
        Parts parts{};
        std::int32_t total = 0;
        std::int64_t sum = 0;
        std::int64_t first_day = INT64_MAX;
        double relevancy = 0;
        double with_rows = 0;
        scratch.of_community.assign(static_cast<std::size_t>(community_count_), 0);
        double neighbors = 0;
        for (const Appearance& each : appearances_[term]) {
            const auto weight = static_cast<std::int32_t>(times[each.report]);
            if (weight == 0) continue;
            total += weight;
            sum += std::int64_t{weight} * timeline_.period_of_report[each.report];
            first_day = std::min(first_day, day_[each.report]);
            if (!std::isnan(each.relevancy)) {
                relevancy += weight * each.relevancy;
                with_rows += weight;
            }
            for (const auto& [community, terms] : communities_[each.report]) {
                const int others = terms - (community == each.own_community ? 1 : 0);
                scratch.of_community[static_cast<std::size_t>(community)] += weight * others;
                neighbors += weight * others;
            }
        }
        if (total == 0) return parts;
        part(parts, SignalPart::rarity) =
            most_reports_ > 1 ? std::max(0.0, 1 - std::log(total) / std::log(most_reports_)) : 1;
        part(parts, SignalPart::growth) = lateness_.of(total, sum);
        part(parts, SignalPart::newness) = static_cast<double>(first_day - first_day_) / days_;
        part(parts, SignalPart::bridging) = evenness(scratch.of_community, neighbors);
        part(parts, SignalPart::relevancy) =
            with_rows > 0 ? relevancy / with_rows : usual_relevancy;
        look_at_publishers(term, times, scratch, parts);
        return parts;
    }

    /// 1 - sum of squared shares.
    static double evenness(std::span<const double> values, double all) {
        if (!(all > 0)) return 0;
        double squares = 0;
        for (const double value : values) squares += value / all * (value / all);
        return 1 - squares;
    }

    void look_at_publishers(std::uint32_t term, std::span<const std::uint32_t> times,
                            Scratch& scratch, Parts& parts) const {
        std::uint32_t first_period = UINT32_MAX;
        for (const Appearance& each : appearances_[term]) {
            if (times[each.report] == 0) continue;
            first_period = std::min(first_period, timeline_.period_of_report[each.report]);
        }
        scratch.publishers.clear();
        double known = 0;
        std::int32_t in_first = 0;
        std::uint32_t of_first = Publishers::unknown;
        bool several_in_first = false;
        bool another_later = false;
        for (const Appearance& each : appearances_[term]) {
            const auto weight = static_cast<std::int32_t>(times[each.report]);
            const std::uint32_t publisher = publishers_.of_report[each.report];
            if (weight == 0 || publisher == Publishers::unknown) continue;
            if (scratch.of_publisher[publisher] == 0) scratch.publishers.push_back(publisher);
            scratch.of_publisher[publisher] += weight;
            known += weight;
            if (timeline_.period_of_report[each.report] != first_period) continue;
            in_first += weight;
            several_in_first =
                several_in_first || (of_first != Publishers::unknown && of_first != publisher);
            of_first = publisher;
        }
        for (const std::uint32_t publisher : scratch.publishers) {
            another_later = another_later || publisher != of_first;
        }
        double squares = 0;
        for (const std::uint32_t publisher : scratch.publishers) {
            const double share = scratch.of_publisher[publisher] / known;
            squares += share * share;
            scratch.of_publisher[publisher] = 0;
        }
        part(parts, SignalPart::spread) = known > 0 ? 1 - squares : 0;
        const bool was_rare = in_first > 0 && in_first <= rare && !several_in_first;
        part(parts, SignalPart::corroborated) = was_rare && another_later ? 1 : 0;
    }

    const KnowledgeGraph& graph_;
    const Timeline& timeline_;
    Publishers publishers_;
    Lateness lateness_;
    std::vector<std::int64_t> day_;  ///< of each report
    std::int64_t first_day_ = 0;
    double days_ = 1;
    std::vector<double> row_relevancy_;  ///< of each report; NaN where it has no rows
    std::vector<std::vector<CommunityCount>> communities_;  ///< of each report
    std::vector<std::vector<std::uint32_t>> terms_of_report_;
    std::vector<std::uint32_t> term_of_node_;
    ListPerNode<Appearance> appearances_;  ///< of each term
    std::int32_t most_reports_ = 1;
    std::int32_t community_count_ = 0;
};

/// What one node is judged by.
struct Item {
    std::vector<std::uint32_t> terms;
    double own_relevancy = NAN;  ///< of a row
};

Parts parts_of_item(const Item& item, std::span<const Parts> of_terms) {
    Parts parts{};
    for (const std::uint32_t term : item.terms) {
        for (std::size_t i = 0; i < signal_parts; ++i) {
            parts[i] += of_terms[term][i] / static_cast<double>(item.terms.size());
        }
    }
    if (!std::isnan(item.own_relevancy)) part(parts, SignalPart::relevancy) = item.own_relevancy;
    return parts;
}

double median_score(std::span<const Parts> of_terms) {
    std::vector<double> scores;
    for (const Parts& parts : of_terms) scores.push_back(mean_of(parts));
    if (scores.empty()) return 0;
    const auto middle = scores.begin() + static_cast<std::ptrdiff_t>(scores.size() / 2);
    std::ranges::nth_element(scores, middle);
    return *middle;
}

void add_intervals(const SignalScorer& scorer, std::span<const Item> items, std::size_t reports,
                   const SignalOptions& options, std::vector<SignalScore>& scores) {
    const double outside = options.rounds * (1 - options.level) / 2;
    Tails tails(items.size(), 1 + static_cast<std::size_t>(std::floor(outside + 1e-9)));
    std::mutex mutex;
    for_each_block(options.rounds, options.rounds, options.context, [&](const Block& block) {
        const auto round = static_cast<std::uint32_t>(block.index);
        const auto of_terms = scorer.parts(draw_reports(reports, options.seed, round));
        std::vector<double> of_items;
        for (const Item& item : items) of_items.push_back(mean_of(parts_of_item(item, of_terms)));
        const std::lock_guard lock(mutex);
        for (std::size_t i = 0; i < items.size(); ++i) tails.add(i, of_items[i]);
    });
    for (std::size_t i = 0; i < items.size(); ++i) {
        scores[i].interval = {tails.low(i), tails.high(i)};
    }
}

}  // namespace

Signals signals(const KnowledgeGraph& graph, const Timeline& timeline, std::span<const Node> nodes,
                std::span<const std::int32_t> community, const SignalOptions& options) {
    const SignalScorer scorer(graph, timeline, community);
    std::vector<Item> items;
    for (const Node node : nodes) {
        if (is_term_kind(graph.nodes().kind[node])) {
            items.push_back({{scorer.term_of(node)}, NAN});
        } else {
            items.push_back({scorer.terms_of_row(node), scorer.relevancy_of_row(node)});
        }
    }
    const std::size_t reports = graph.evidence().reports.size();
    const auto of_terms = scorer.parts(std::vector<std::uint32_t>(reports, 1));
    Signals result;
    result.median = median_score(of_terms);
    for (const Item& item : items) {
        SignalScore& score = result.scores.emplace_back();
        score.parts = parts_of_item(item, of_terms);
        score.score = mean_of(score.parts);
    }
    if (options.rounds == 0) return result;
    add_intervals(scorer, items, reports, options, result.scores);
    for (SignalScore& score : result.scores) {
        score.stands_out = score.interval.low > result.median;
    }
    return result;
}

EmergenceMaps emergence_maps(const KnowledgeGraph& graph, const Timeline& timeline,
                             std::span<const Node> terms, double time_weight) {
    const Evidence& evidence = graph.evidence();
    const std::size_t periods = timeline.reports.size();
    constexpr std::uint32_t none = UINT32_MAX;
    std::vector<std::uint32_t> number(graph.node_count(), none);
    for (std::uint32_t i = 0; i < terms.size(); ++i) number[terms[i]] = i;
    std::vector<std::vector<std::int32_t>> reports(terms.size(),
                                                   std::vector<std::int32_t>(periods));
    for (std::uint32_t i = 0; i < terms.size(); ++i) {
        for (const Place& place : evidence.places[terms[i]]) {
            const std::uint32_t period = timeline.period_of_report[place.report];
            if (period != Timeline::undated) ++reports[i][period];
        }
    }
    std::vector<std::vector<std::int32_t>> occurrences = reports;
    for (Node row = 0; row < graph.node_count(); ++row) {
        if (is_term_kind(graph.nodes().kind[row])) continue;
        for (const Mention& mention : evidence.mentions[row]) {
            const std::uint32_t period = timeline.period_of_report[mention.report];
            if (period != Timeline::undated && number[mention.term] != none) {
                ++occurrences[number[mention.term]][period];
            }
        }
    }
    const auto points = [&](const std::vector<std::vector<std::int32_t>>& counts) {
        std::vector<MapPoint> all;
        for (const auto& of_term : counts) {
            const double sum = std::accumulate(of_term.begin(), of_term.end(), 0.0);
            all.push_back({sum / static_cast<double>(periods),
                           degree_growth(of_term, timeline.reports, time_weight)});
        }
        return all;
    };
    EmergenceMaps maps{points(occurrences), points(reports), {}, {}};
    maps.on_visibility = quadrants(maps.visibility);
    maps.on_diffusion = quadrants(maps.diffusion);
    return maps;
}

}  // namespace sigloom
