#include "core/foresight/rate_test.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace sigloom {
namespace {

TEST(RateTest, KnownValues) {
    EXPECT_DOUBLE_EQ(rate_test({2, 10}, {8, 10}), 2 * (45 + 10 + 1) / 1024.0);
    EXPECT_DOUBLE_EQ(rate_test({0, 30}, {5, 10}), 2 * std::pow(0.25, 5));
    EXPECT_DOUBLE_EQ(rate_test({5, 10}, {0, 30}), 2 * std::pow(0.25, 5));
    EXPECT_EQ(rate_test({3, 10}, {3, 10}), 1);
    EXPECT_EQ(rate_test({0, 10}, {0, 3}), 1) << "nothing is named";
}

/// Term by term.
double by_definition(const Rate& first, const Rate& second) {
    const std::int64_t n = first.count + second.count;
    const double share =
        static_cast<double>(second.all) / static_cast<double>(first.all + second.all);
    double below = 0;
    double above = 0;
    for (std::int64_t y = 0; y <= n; ++y) {
        const auto of = [](std::int64_t k) { return std::lgamma(static_cast<double>(k + 1)); };
        const double p =
            std::exp(of(n) - of(y) - of(n - y) + static_cast<double>(y) * std::log(share) +
                     static_cast<double>(n - y) * std::log(1 - share));
        if (y <= second.count) below += p;
        if (y >= second.count) above += p;
    }
    return std::min(1.0, 2 * std::min(below, above));
}

TEST(RateTest, IsTheSumOfItsTerms) {
    std::mt19937 random(7);
    for (int i = 0; i < 500; ++i) {
        const auto rate = [&] {
            const auto count = static_cast<std::int64_t>(random() % 30);
            return Rate{count, static_cast<std::int64_t>(random() % 100 + 1)};
        };
        const Rate first = rate();
        const Rate second = rate();
        EXPECT_NEAR(rate_test(first, second), by_definition(first, second), 1e-10);
        EXPECT_EQ(rate_test(first, second), rate_test(second, first));
    }
}

}  // namespace
}  // namespace sigloom
