#include "core/foresight/ranking_quality.hpp"

#include <gmock/gmock.h>

#include "core/base/random.hpp"

namespace sigloom {
namespace {

using Values = std::vector<double>;

TEST(RankingQuality, TheAreaIsTheShareOfPairsInOrder) {
    EXPECT_EQ(area_under_curve({3, 2}, Values{1, 0}), 1);
    EXPECT_EQ(area_under_curve({0, 1}, Values{3, 2}), 0);
    EXPECT_EQ(area_under_curve({1, 1}, Values{1, 1}), 0.5) << "ties count half";
    EXPECT_EQ(area_under_curve({}, Values{1}), 0.5);
    EXPECT_EQ(area_under_curve({1}, Values{}), 0.5);
    Random random(3);
    Values positives;
    Values negatives;
    for (int i = 0; i < 60; ++i) positives.push_back(random.below(9));
    for (int i = 0; i < 90; ++i) negatives.push_back(random.below(8));
    double in_order = 0;
    for (const double p : positives) {
        for (const double n : negatives) in_order += p > n ? 1 : p == n ? 0.5 : 0;
    }
    EXPECT_NEAR(area_under_curve(positives, negatives), in_order / (60 * 90), 1e-12);
}

TEST(RankingQuality, PrecisionIsTheShareAmongTheFirst) {
    EXPECT_EQ(precision_at(2, Values{9, 1}, Values{8, 7, 6}), 0.5);
    EXPECT_EQ(precision_at(4, Values{9, 8}, Values{1}), 2.0 / 3) << "of as many as there are";
    EXPECT_EQ(precision_at(4, {}, {}), 0);
}

TEST(RankingQuality, WhatSharesTheLastPlaceCountsByItsMean) {
    // One place is left for two of value 5, of which one is positive.
    EXPECT_EQ(precision_at(2, Values{9, 5}, Values{5, 1}), 0.75);
    // All four alike: half of any two.
    EXPECT_EQ(precision_at(2, Values{1, 1}, Values{1, 1}), 0.5);
}

}  // namespace
}  // namespace sigloom
