#include "core/analysis/estimates/stopping_rule.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace sigloom::test {
namespace {

TEST(StoppingRule, BoundsTheDrawsByTheLongestPath) {
    // 1/2 / 0.1^2 * (floor(log2(10 - 2)) + 1 + ln(2/0.1)) = 50 * (4 + 2.9957) = 349.8
    EXPECT_EQ(most_draws(0.1, 0.1, 10), 350U);
    EXPECT_EQ(most_draws(0.1, 0.1, 11), 350U) << "rounded down below 16 inner nodes";
    EXPECT_EQ(most_draws(0.1, 0.1, 18), 400U);
    EXPECT_EQ(most_draws(0.1, 0.1, 3), 200U);
    EXPECT_NEAR(epsilon_of_draws(350, 0.1, 10), 0.1, 1e-4);
}

TEST(StoppingRule, MarginsSolveBernsteinsEquation) {
    // Both sides: (t * margin)^2 = 2 L (w b + t * margin / 3), where b is the end of the interval.
    const std::vector<std::uint32_t> first{10, 40, 0};
    constexpr std::uint64_t most = 5000;
    const StoppingRule rule(0.05, 0.1, most, first, 100);
    for (const std::uint64_t draws : {200U, 5000U}) {
        for (const double share : {0.01, 0.3}) {
            std::vector<double> logs;
            const auto [below, above] = rule.margin(1, share, draws);
            const auto t = static_cast<double>(draws);
            for (const auto& [margin, end] :
                 {std::pair(below, share - below), std::pair(above, share + above)}) {
                logs.push_back(t * t * margin * margin / (2 * (most * end + t * margin / 3)));
            }
            EXPECT_NEAR(logs[0], logs[1], 1e-9 * logs[0]) << "both sides have one probability";
        }
    }
}

TEST(StoppingRule, SharesHalfOfDeltaOutOverAllSidesOfAllNodes) {
    std::vector<std::uint32_t> first(1000, 0);
    first[3] = 50;
    first[7] = 5;
    constexpr double delta = 0.2;
    const StoppingRule rule(0.05, delta, 4000, first, 100);
    double sum = 0;
    for (std::size_t node = 0; node < first.size(); ++node) {
        const double above = rule.margin(node, 0.1, 4000).above;  // t = w
        const double log = 4000 * above * above / (2 * (0.1 + above + above / 3));
        sum += 2 * std::exp(-log);
    }
    EXPECT_NEAR(sum, delta / 2, 1e-6);
    EXPECT_LT(rule.margin(3, 0.1, 4000).above, rule.margin(7, 0.1, 4000).above)
        << "whom many paths lead over gets more of it";
}

TEST(StoppingRule, IsEnoughOnceNoMarginIsWider) {
    const StoppingRule rule(0.05, 0.1, 3000, std::vector<std::uint32_t>{1, 2}, 100);
    EXPECT_FALSE(rule.is_enough(std::vector<std::uint32_t>{1, 2}, 100));
    EXPECT_TRUE(rule.is_enough(std::vector<std::uint32_t>{0, 0}, 2900));
    EXPECT_FALSE(rule.is_enough(std::vector<std::uint32_t>{0, 2900}, 2900));
}

}  // namespace
}  // namespace sigloom::test
