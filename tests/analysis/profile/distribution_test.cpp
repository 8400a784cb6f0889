#include "core/analysis/profile/distribution.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

namespace sigloom::test {
namespace {

TEST(Distribution, HasValuesForQuantiles) {
    const Distribution of_four = distribution({4, 1, 3, 2});
    EXPECT_EQ(of_four.least, 1);
    EXPECT_EQ(of_four.quarter, 1);
    EXPECT_EQ(of_four.median, 2);
    EXPECT_EQ(of_four.three_quarters, 3);
    EXPECT_EQ(of_four.tenth, 4);
    EXPECT_EQ(of_four.most, 4);
    EXPECT_EQ(of_four.mean, 2.5);
}

TEST(Distribution, OfNothingAndOfZerosIsZero) {
    EXPECT_EQ(distribution({}).most, 0);
    EXPECT_EQ(distribution({0, 0}).gini, 0);
}

TEST(Distribution, GiniIsHalfTheMeanDifferenceByTheMean) {
    EXPECT_DOUBLE_EQ(distribution({5, 5, 5}).gini, 0);
    EXPECT_DOUBLE_EQ(distribution({0, 0, 0, 8}).gini, 0.75);
    std::mt19937 random(2);
    for (int round = 0; round < 50; ++round) {
        std::vector<double> values(1 + random() % 40);
        for (double& value : values) value = static_cast<double>(1 + random() % 30);
        double differences = 0;
        double sum = 0;
        for (const double a : values) {
            sum += a;
            for (const double b : values) differences += std::abs(a - b);
        }
        const auto n = static_cast<double>(values.size());
        EXPECT_NEAR(distribution(values).gini, differences / (n * n) / 2 / (sum / n), 1e-12);
    }
}

}  // namespace
}  // namespace sigloom::test
