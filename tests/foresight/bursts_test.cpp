#include "core/foresight/bursts.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/random.hpp"

namespace sigloom {
namespace {

using Counts = std::vector<std::int32_t>;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<bool> states_of(const std::vector<Burst>& found, std::size_t periods) {
    std::vector<bool> states(periods);
    for (const Burst& burst : found) {
        for (std::size_t t = burst.first; t <= burst.last; ++t) states[t] = true;
    }
    return states;
}

/// By its definition, over all paths.
double cheapest_path(const Counts& counts, const Counts& reports, const BurstOptions& options) {
    double lowest = std::numeric_limits<double>::infinity();
    for (std::uint32_t path = 0; path < (1U << counts.size()); ++path) {
        std::vector<bool> states;
        for (std::size_t t = 0; t < counts.size(); ++t) states.push_back((path >> t & 1) != 0);
        lowest = std::min(lowest, burst_cost(counts, reports, states, options));
    }
    return lowest;
}

const Counts reports{100, 110, 120, 100, 90, 130, 140, 150, 120, 110};

TEST(Bursts, AreThoseOfTheWorkedExamples) {
    const Counts sudden{2, 3, 2, 9, 11, 12, 3, 2, 1, 2};
    const auto found = bursts(sudden, reports);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].first, 3U);
    EXPECT_EQ(found[0].last, 5U);
    EXPECT_NEAR(found[0].weight, 9.867784, 1e-6);
    EXPECT_NEAR(burst_cost(sudden, reports, states_of(found, 10)), 26.549470, 1e-6);

    const Counts mild{5, 4, 6, 8, 8, 9, 9, 8, 5, 4};
    const BurstOptions options{.s = 1.5, .gamma = 0.3};
    const auto weak = bursts(mild, reports, options);
    ASSERT_EQ(weak.size(), 1U);
    EXPECT_EQ(weak[0].first, 3U);
    EXPECT_EQ(weak[0].last, 4U);
    EXPECT_NEAR(weak[0].weight, 1.207037, 1e-6);
    EXPECT_NEAR(burst_cost(mild, reports, states_of(weak, 10), options), 20.537333, 1e-6);
}

TEST(Bursts, AreTheCheapestOfAllPaths) {
    Random random(1);
    int with_bursts = 0;
    int compared = 0;
    while (compared < 200) {
        Counts all;
        Counts counts;
        const std::size_t periods = 1 + random.below(10);
        for (std::size_t t = 0; t < periods; ++t) {
            all.push_back(static_cast<std::int32_t>(random.below(40)));
            const auto most = static_cast<std::uint32_t>(all.back()) + 1;
            counts.push_back(static_cast<std::int32_t>(
                random.below(random.below(4) == 0 ? most : 1 + most / 6)));
        }
        const BurstOptions options{.s = 1.2 + 2 * random.share(), .gamma = random.share()};
        const auto found = bursts(counts, all, options);
        with_bursts += found.empty() ? 0 : 1;
        const double cost = burst_cost(counts, all, states_of(found, periods), options);
        const double usual = std::accumulate(counts.begin(), counts.end(), 0.0) /
                             std::accumulate(all.begin(), all.end(), 0.0);
        if (!(usual > 0) || options.s * usual >= 1) {
            EXPECT_THAT(found, IsEmpty());
            continue;
        }
        ++compared;
        EXPECT_NEAR(cost, cheapest_path(counts, all, options), 1e-9);
    }
    EXPECT_GT(with_bursts, 50);
}

TEST(Bursts, ComeTheStrongestFirstAndNotTooShort) {
    const Counts counts{1, 12, 1, 0, 1, 14, 15, 0, 1, 0};
    const Counts all(10, 100);
    const auto found = bursts(counts, all);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].first, 5U);
    EXPECT_EQ(found[1].first, 1U);
    EXPECT_GT(found[0].weight, found[1].weight);
    EXPECT_EQ(bursts(counts, all, {.shortest = 2}).size(), 1U);
}

TEST(Bursts, InTheFirstPeriodArePaidForToo) {
    const Counts counts{5, 1, 1, 1};
    const Counts all(4, 100);
    const auto states = std::vector<bool>{true, false, false, false};
    EXPECT_NEAR(burst_cost(counts, all, states, {.gamma = 1}) -
                    burst_cost(counts, all, states, {.gamma = 0}),
                std::log(4.0), 1e-12);
}

TEST(Bursts, AreNoneOfWhatIsUsualOrNotThere) {
    EXPECT_THAT(bursts(Counts{}, Counts{}), IsEmpty());
    EXPECT_THAT(bursts(Counts{0, 0, 0}, Counts{5, 6, 7}), IsEmpty());
    EXPECT_THAT(bursts(Counts{0, 0, 0}, Counts{0, 0, 0}), IsEmpty());
    EXPECT_THAT(bursts(Counts{9, 1, 9}, Counts{10, 10, 10}), IsEmpty()) << "twice 19/30 is above 1";
}

TEST(Bursts, HaveAnUpperBoundOfTheirChance) {
    // 5 of 5 reports in one of 10 equal periods: 55 runs of periods, each with 0.1^5.
    Counts counts(10);
    counts[6] = 5;
    const auto found = bursts(counts, Counts(10, 50));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(burst_chance(found[0], counts, std::vector<double>(10, 50)), 55e-5, 1e-12);
    // Of 5 reports 3 or more with a half each: 16 of 32 ways, in one of 3 runs.
    const Counts two{3, 2};
    EXPECT_EQ(burst_chance({0, 0, 1}, two, std::vector<double>{7, 7}), 1);
    EXPECT_NEAR(burst_chance({0, 0, 1}, two, std::vector<double>{1, 9}), 3 * 0.00856, 1e-12);
    EXPECT_EQ(burst_chance({0, 1, 1}, two, std::vector<double>{1, 9}), 1);
}

TEST(Bursts, HaveTheLikelihoodRatioOfAShareOfTheirOwn) {
    // 6 of 8 reports in a quarter of all: 2 (6 ln 3 + 2 ln (1/3)).
    EXPECT_NEAR(burst_likelihood_ratio({1, 1, 1}, Counts{1, 6, 1}, Counts{20, 10, 10}),
                8 * std::log(3.0), 1e-12);
    EXPECT_NEAR(burst_likelihood_ratio({0, 0, 1}, Counts{4, 0}, Counts{10, 10}), 8 * std::log(2.0),
                1e-12);
}

}  // namespace
}  // namespace sigloom
