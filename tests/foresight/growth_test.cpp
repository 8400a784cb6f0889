// Slopes of Poisson regressions; the values are those of statsmodels 0.15 (GLM, Poisson family, offset
// ln d, periods without reports left out), which tests/clients/foresight_test.py runs on other series.
#include <gmock/gmock.h>

#include <cmath>

#include "core/base/random.hpp"
#include "core/foresight/poisson_growth.hpp"
#include "core/foresight/trend_test.hpp"

namespace sigloom {
namespace {

using Counts = std::vector<std::int32_t>;

struct Case {
    Counts counts;
    Counts reports;
    double slope, error, low, high, likelihood_ratio;
};

const std::vector<Case> cases{{{2, 3, 3, 5, 8},
                               {100, 120, 110, 130, 150},
                               0.254557738060,
                               0.164520100191,
                               -0.067895733047,
                               0.577011209167,
                               2.540761348829},
                              {{0, 1, 0, 2, 2, 1, 4, 5},
                               {10, 12, 9, 14, 20, 8, 15, 16},
                               0.338080118564,
                               0.139560421222,
                               0.064546719303,
                               0.611613517826,
                               7.012186667783},
                              {{9, 7, 0, 4, 1, 0, 0, 1},
                               {30, 20, 0, 25, 10, 0, 18, 22},
                               -0.329717860589,
                               0.111238096845,
                               -0.547740524114,
                               -0.111695197064,
                               11.761418531128},
                              {{1, 0, 0, 0, 0, 9},
                               {5, 5, 5, 5, 5, 5},
                               1.086963747049,
                               0.374072216753,
                               0.353795674597,
                               1.820131819502,
                               16.768181259135},
                              {{400, 380, 350, 420, 500, 610},
                               {1000, 900, 1100, 950, 1200, 1300},
                               0.034640189011,
                               0.011233447940,
                               0.012623035626,
                               0.056657342396,
                               9.545738738420}};

TEST(PoissonGrowth, EqualsThatOfStatsmodels) {
    for (const Case& each : cases) {
        const PoissonGrowth growth = poisson_growth(each.counts, each.reports);
        EXPECT_NEAR(*growth.slope, each.slope, 1e-8);
        EXPECT_NEAR(*growth.standard_error, each.error, 1e-8);
        EXPECT_NEAR(*growth.low, each.low, 1e-8);
        EXPECT_NEAR(*growth.high, each.high, 1e-8);
        EXPECT_NEAR(growth.likelihood_ratio, each.likelihood_ratio, 1e-8);
    }
}

TEST(PoissonGrowth, DoesNotTakeMoreReportsForARise) {
    EXPECT_NEAR(*poisson_growth(Counts{1, 2, 4, 8}, Counts{10, 20, 40, 80}).slope, 0, 1e-12);
    EXPECT_LT(*poisson_growth(Counts{1, 2, 4, 8}, Counts{10, 40, 160, 640}).slope, -0.6);
}

TEST(PoissonGrowth, IsUnknownWithoutReportsAndOfOnePeriod) {
    for (const auto& [counts, reports] : {std::pair(Counts{0, 0, 0}, Counts{3, 4, 5}),
                                          {Counts{0, 2, 0}, Counts{0, 4, 0}},
                                          {Counts{}, Counts{}}}) {
        const PoissonGrowth growth = poisson_growth(counts, reports);
        EXPECT_EQ(growth.slope, std::nullopt);
        EXPECT_EQ(growth.low, std::nullopt);
        EXPECT_EQ(growth.high, std::nullopt);
        EXPECT_EQ(growth.likelihood_ratio, 0);
    }
}

TEST(PoissonGrowth, WithoutEndHasTheEndOfTheIntervalThatExists) {
    // All 4 of equal periods in the last: ln(4^4) above the likelihood of no slope.
    const PoissonGrowth rise = poisson_growth(Counts{0, 0, 0, 4}, Counts{9, 9, 9, 9});
    EXPECT_EQ(rise.slope, std::nullopt);
    EXPECT_EQ(rise.high, std::nullopt);
    EXPECT_NEAR(rise.likelihood_ratio, 8 * std::log(4.0), 1e-12);
    // There the likelihood falls short of its limit, 0, by 1.92: (1 + e^-b + e^-2b + e^-3b)^-4.
    const double b = *rise.low;
    EXPECT_NEAR(4 * std::log(1 + std::exp(-b) + std::exp(-2 * b) + std::exp(-3 * b)),
                1.959963984540054 * 1.959963984540054 / 2, 1e-9);
    const PoissonGrowth fall = poisson_growth(Counts{4, 0, 0, 0}, Counts{9, 9, 9, 9});
    EXPECT_EQ(fall.low, std::nullopt);
    EXPECT_NEAR(*fall.high, -b, 1e-9);
    // A single report is no proof of a rise.
    EXPECT_LT(*poisson_growth(Counts{0, 0, 0, 1}, Counts{9, 9, 9, 9}).low, 0);
}

TEST(PoissonGrowth, EndsForSteepSlopesAndFarPeriods) {
    Counts counts(1200);
    Counts reports(1200, 1000);
    counts[1198] = 1;
    counts[1199] = 999;
    EXPECT_NEAR(*poisson_growth(counts, reports).slope, std::log(999.0), 0.01);
}

/// P(S <= s) and P(S >= s) over all ways in which the reports can fall into periods.
double p_by_enumeration(const Counts& counts, const Counts& reports) {
    double all = 0;
    int total = 0;
    int sum = 0;
    for (std::size_t t = 0; t < counts.size(); ++t) {
        all += reports[t];
        total += counts[t];
        sum += static_cast<int>(t) * counts[t];
    }
    double below = 0;
    double above = 0;
    const auto periods = static_cast<int>(counts.size());
    const int ways = static_cast<int>(std::pow(periods, total));
    for (int way = 0; way < ways; ++way) {
        double chance = 1;
        int of_way = 0;
        for (int rest = way, i = 0; i < total; ++i, rest /= periods) {
            chance *= reports[static_cast<std::size_t>(rest % periods)] / all;
            of_way += rest % periods;
        }
        if (of_way <= sum) below += chance;
        if (of_way >= sum) above += chance;
    }
    return std::min(1.0, 2 * std::min(below, above));
}

TEST(TrendTest, IsExactForFewReports) {
    Random random(2);
    for (int round = 0; round < 60; ++round) {
        Counts reports;
        Counts counts(4);
        TrendSum sum;
        for (int t = 0; t < 4; ++t) {
            reports.push_back(static_cast<std::int32_t>(random.below(20)));
        }
        reports[0] += 1;
        for (std::uint32_t i = random.below(6); i > 0; --i) {
            const std::uint32_t t = random.below(4);
            if (reports[t] == 0) continue;
            ++counts[t];
            ++sum.total;
            sum.sum += t;
        }
        const double p = trend_p_values(std::vector{sum}, reports)[0];
        EXPECT_NEAR(p, p_by_enumeration(counts, reports), 1e-12);
    }
}

TEST(TrendTest, GoesOverToTheLikelihoodRatioWithoutALeap) {
    const Counts reports(10, 1000);
    for (const std::int32_t moved : {4, 10, 20}) {
        Counts counts(10, exact_reports(10) / 10);
        counts[0] -= moved;
        counts[9] += moved;
        TrendSum sum{exact_reports(10), 0, poisson_growth(counts, reports).likelihood_ratio};
        for (std::size_t t = 0; t < 10; ++t) sum.sum += static_cast<int>(t) * counts[t];
        const double exact = trend_p_values(std::vector{sum}, reports)[0];
        ++sum.total;
        const double beyond = trend_p_values(std::vector{sum}, reports)[0];
        EXPECT_NEAR(std::log(beyond) / std::log(exact), 1, 0.02);
    }
}

TEST(TrendTest, ToldThatNothingNamesAThingSaysOne) {
    EXPECT_THAT(trend_p_values(std::vector<TrendSum>{{}}, Counts{4, 4}), testing::ElementsAre(1));
    EXPECT_THAT(trend_p_values({}, Counts{}), testing::IsEmpty());
}

}  // namespace
}  // namespace sigloom
