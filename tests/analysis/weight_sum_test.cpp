#include "core/analysis/weight_sum.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <vector>

namespace sigloom {
namespace {

double sum_of(std::span<const double> weights) {
    WeightSum sum;
    for (const double weight : weights) sum.add(weight);
    return sum.value();
}

double in_units(std::int64_t millionths) {
    return static_cast<double>(millionths) / 1e6;
}

TEST(WeightSum, OfWholeMillionthsIsTheDoubleNextToTheirSumInAnyOrder) {
    std::mt19937 random(3);
    for (const std::int64_t highest : {5, 999'999, 1'000'000'000}) {
        for (std::size_t count = 0; count < 2000; count += 37) {
            std::int64_t expected = 0;
            std::vector<double> weights(count);
            for (double& weight : weights) {
                const std::int64_t millionths = 1 + random() % highest;
                expected += millionths;
                weight = in_units(millionths);
            }
            EXPECT_EQ(sum_of(weights), in_units(expected));
            std::ranges::sort(weights);
            EXPECT_EQ(sum_of(weights), in_units(expected));
        }
    }
}

TEST(WeightSum, DoesNotShowThatAWeightIsNotQuiteItsDecimal) {
    const std::vector<double> weights(3, 0.8);
    EXPECT_EQ(sum_of(weights), 2.4);  // 2.4000000000000004 is nearer to the sum of the doubles
}

TEST(WeightSum, OfOtherWeightsIsRoundedNoMoreThanADouble) {
    constexpr double third = 1.0 / 3;
    EXPECT_EQ(sum_of(std::vector{third, third}), 2.0 / 3);
    EXPECT_EQ(sum_of(std::vector{1e-7, 1e-9}), 1e-7 + 1e-9);
    EXPECT_EQ(sum_of(std::vector{0.5, 0x1p-40}), 0.5 + 0x1p-40);
    EXPECT_EQ(sum_of(std::vector{1.0, 1e16, 1.0}), 1e16 + 2);
}

TEST(WeightSum, IsNotRoundedToMillionthsWhereADoubleCannotHoldThem) {
    EXPECT_EQ(sum_of(std::vector(7, 452276532.073001)), 3165935724.5110073);
}

TEST(WeightSum, OfOneWeightIsTheWeight) {
    for (const double weight : {5e-324, 1e-300, 4.9e-7, 5e-7, 0.1, 0.8, 123.456789, 123.4567891,
                                999999999.999999, 1e9, 1000000000.000001, 1e300}) {
        EXPECT_EQ(sum_of(std::vector{weight}), weight);
    }
}

TEST(WeightSum, OfNothingIsNoughtAndOfTooMuchTheHighestDouble) {
    constexpr double highest = std::numeric_limits<double>::max();
    EXPECT_EQ(sum_of({}), 0);
    EXPECT_EQ(sum_of(std::vector{highest, highest}), highest);
    EXPECT_EQ(sum_of(std::vector{highest, highest, 1.0}), highest);
}

}  // namespace
}  // namespace sigloom
