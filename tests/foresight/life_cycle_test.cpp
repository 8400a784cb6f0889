#include "core/foresight/life_cycle.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <vector>

namespace sigloom {
namespace {

using Counts = std::vector<std::int32_t>;

/// The rounded steps of a logistic curve.
Counts curve(double ceiling, double span, double middle, std::size_t periods) {
    Counts counts;
    double before = 0;
    for (std::size_t t = 0; t < periods; ++t) {
        const double now = std::round(
            ceiling / (1 + std::exp(-std::log(81.0) / span * (static_cast<double>(t) - middle))));
        counts.push_back(static_cast<std::int32_t>(now - before));
        before = now;
    }
    return counts;
}

TEST(LifeCycle, FindsTheCurveThatTheCountsWereTakenFrom) {
    for (const double span : {4.0, 9.0}) {
        const auto fit = life_cycle(curve(4000, span, 7, 16));
        ASSERT_TRUE(fit);
        EXPECT_NEAR(fit->ceiling, 4000, 2);
        EXPECT_NEAR(fit->span, span, 0.01);
        EXPECT_NEAR(fit->middle, 7, 0.01);
        EXPECT_GT(fit->r_squared, 0.9999);
    }
}

TEST(LifeCycle, DoesNotFitWhatHasNotPassedItsMiddle) {
    EXPECT_FALSE(life_cycle(curve(4000, 8, 14, 12)));
    EXPECT_FALSE(life_cycle(Counts{1, 2, 4, 8, 16, 32, 64, 128, 256}));
}

TEST(LifeCycle, NeedsPeriodsAndReports) {
    EXPECT_FALSE(life_cycle(curve(4000, 3, 3, 7)));
    EXPECT_FALSE(life_cycle(curve(9, 4, 7, 16)));
    EXPECT_FALSE(life_cycle({}));
    EXPECT_FALSE(life_cycle(Counts(20)));
}

TEST(LifeCycle, DoesNotFitTwoWavesFarApart) {
    Counts counts(30);
    counts[2] = counts[27] = 20;
    EXPECT_FALSE(life_cycle(counts));
}

}  // namespace
}  // namespace sigloom
