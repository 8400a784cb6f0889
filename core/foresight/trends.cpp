#include "core/foresight/trends.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/in_parallel.hpp"
#include "core/foresight/benjamini_hochberg.hpp"
#include "core/foresight/trend_test.hpp"

namespace sigloom {
namespace {

class TrendFinder {
  public:
    TrendFinder(std::span<const ReportEntry> reports, const Timeline& timeline,
                const TrendOptions& options)
        : timeline_(timeline), options_(options), sightings_(reports, timeline) {
        for (std::size_t t = 0; t < timeline.reports.size(); ++t) {
            if (timeline.reports[t] > 0) times_.push_back(static_cast<double>(t));
        }
    }

    /// But for what takes all things to be known.
    [[nodiscard]] Trend look_at(std::span<const std::uint32_t> list) const {
        Trend trend{sightings_.of(list)};
        trend.growth = poisson_growth(trend.counts, timeline_.reports);
        const std::vector<double> shares = filled_shares(trend);
        trend.order = mann_kendall(shares);
        trend.sen = sen_slope(shares, times_);
        trend.bursts = bursts(trend.counts, timeline_.reports, options_.burst);
        trend.life_cycle = life_cycle(trend.counts);
        return trend;
    }

    void test(std::vector<Trend>& trends) const {
        test_growth(trends);
        test_bursts(trends);
    }

  private:
    [[nodiscard]] std::vector<double> filled_shares(const Trend& trend) const {
        std::vector<double> shares;
        for (std::size_t t = 0; t < trend.counts.size(); ++t) {
            if (timeline_.reports[t] == 0) continue;
            shares.push_back(static_cast<double>(trend.counts[t]) / timeline_.reports[t]);
        }
        return shares;
    }

    /// The mean time of its reports is later than that of all.
    [[nodiscard]] bool leans_late(const TrendSum& sum) const {
        std::int64_t all = 0;
        for (std::size_t t = 0; t < timeline_.reports.size(); ++t) {
            all += static_cast<std::int64_t>(t) * timeline_.reports[t];
        }
        return sum.sum * static_cast<std::int64_t>(timeline_.dated) > all * sum.total;
    }

    /// A burst that comes and goes says more than a slope, two more parameters counted by BIC.
    [[nodiscard]] bool is_burst_rather(const Trend& trend) const {
        const double penalty = 2 * std::log(std::max(1, trend.reports));
        return std::ranges::any_of(trend.bursts, [&](const Burst& burst) {
            return burst_likelihood_ratio(burst, trend.counts, timeline_.reports) - penalty >
                   trend.growth.likelihood_ratio;
        });
    }

    void test_growth(std::vector<Trend>& trends) const {
        std::vector<TrendSum> sums;
        for (const Trend& trend : trends) {
            TrendSum& sum = sums.emplace_back();
            sum.total = trend.reports;
            sum.likelihood_ratio = trend.growth.likelihood_ratio;
            for (std::size_t t = 0; t < trend.counts.size(); ++t) {
                sum.sum += static_cast<std::int64_t>(t) * trend.counts[t];
            }
        }
        const std::vector<double> p = trend_p_values(sums, timeline_.reports);
        const std::vector<double> adjusted = benjamini_hochberg(p);
        for (std::size_t i = 0; i < trends.size(); ++i) {
            Trend& trend = trends[i];
            trend.p = p[i];
            trend.adjusted = adjusted[i];
            const bool late = leans_late(sums[i]);
            const bool order_agrees = trend.order.p <= options_.order_level &&
                                      (late ? trend.order.s > 0 : trend.order.s < 0);
            if (trend.adjusted <= options_.level && order_agrees && !is_burst_rather(trend)) {
                trend.direction = late ? Direction::rising : Direction::fading;
            }
        }
    }

    /// How many reports each period would have without a burst, in proportion.
    [[nodiscard]] std::vector<double> expected(const Trend& trend) const {
        std::vector<double> expected(timeline_.reports.begin(), timeline_.reports.end());
        if (trend.direction == Direction::steady || !trend.growth.slope) return expected;
        const double slope = *trend.growth.slope;
        // Counted from the end where it is highest, so that nothing overflows.
        const double peak = slope > 0 ? static_cast<double>(expected.size()) : 0;
        for (std::size_t t = 0; t < expected.size(); ++t) {
            expected[t] *= std::exp(slope * (static_cast<double>(t) - peak));
        }
        return expected;
    }

    /// What is corrected for is one test for each thing: of its most certain burst.
    void test_bursts(std::vector<Trend>& trends) const {
        std::vector<std::vector<double>> chances;
        std::vector<double> p;
        for (const Trend& trend : trends) {
            std::vector<double>& of_bursts = chances.emplace_back();
            double lowest = 1;
            for (const Burst& burst : trend.bursts) {
                of_bursts.push_back(burst_chance(burst, trend.counts, expected(trend)));
                lowest = std::min(lowest, of_bursts.back());
            }
            p.push_back(lowest);
        }
        const std::vector<double> adjusted = benjamini_hochberg(p);
        double bound = 0;  // the highest p that stands
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (adjusted[i] <= options_.burst_level) bound = std::max(bound, p[i]);
        }
        for (std::size_t i = 0; i < trends.size(); ++i) {
            std::vector<Burst> kept;
            for (std::size_t k = 0; k < trends[i].bursts.size(); ++k) {
                if (chances[i][k] <= bound) kept.push_back(trends[i].bursts[k]);
            }
            trends[i].bursts = std::move(kept);
        }
    }

    const Timeline& timeline_;
    const TrendOptions& options_;
    Sightings sightings_;
    std::vector<double> times_;  ///< of the periods that have reports
};

}  // namespace

std::vector<Trend> trends(const ListPerNode<std::uint32_t>& lists,
                          std::span<const ReportEntry> reports, const Timeline& timeline,
                          const TrendOptions& options) {
    const TrendFinder finder(reports, timeline, options);
    const std::size_t count = lists.begin.empty() ? 0 : lists.begin.size() - 1;
    std::vector<Trend> found(count);
    for_each_in_parallel(count, [&](std::size_t i) {
        found[i] = finder.look_at(lists[static_cast<std::uint32_t>(i)]);
    });
    finder.test(found);
    return found;
}

}  // namespace sigloom
