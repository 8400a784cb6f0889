#include "core/foresight/emergence_map.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace sigloom {
namespace {

using Counts = std::vector<std::int32_t>;
using testing::DoubleNear;
using testing::ElementsAre;

const Counts reports{100, 120, 110, 130, 150};

auto near(double value) {
    return DoubleNear(value, 5e-7);
}

TEST(EmergenceMap, DegreesAreThoseOfTheWorkedExample) {
    EXPECT_THAT(emergence_degree(Counts{2, 3, 3, 5, 8}, reports),
                ElementsAre(near(.016), near(.02125), near(.024545), near(.036538), near(.053333)));
    EXPECT_THAT(emergence_degree(Counts{2, 2, 3, 4, 6}, reports),
                ElementsAre(near(.016), near(.014167), near(.024545), near(.029231), near(.04)));
    EXPECT_NEAR(*geometric_growth(emergence_degree(Counts{2, 3, 3, 5, 8}, reports)), 0.3512, 5e-5);
    EXPECT_NEAR(*geometric_growth(emergence_degree(Counts{2, 2, 3, 4, 6}, reports)), 0.257433,
                5e-7);
}

TEST(EmergenceMap, TheGeometricMeanDoesNotExistWithEmptyEnds) {
    EXPECT_EQ(geometric_growth(std::vector<double>{0, 1, 2}), std::nullopt);
    EXPECT_EQ(geometric_growth(std::vector<double>{1, 1, 0}), std::nullopt);
    EXPECT_EQ(geometric_growth(std::vector<double>{1}), std::nullopt);
}

TEST(EmergenceMap, GrowthIsThatOfTheDegree) {
    // A degree that doubles each period, whatever the reports.
    const Counts all{2000, 1000, 4000, 8000};
    Counts counts;
    for (std::size_t t = 0; t < 4; ++t) {
        const double degree = 0.01 * std::pow(2.0, static_cast<double>(t));
        const double weight = 1 - 0.05 * static_cast<double>(3 - t);
        counts.push_back(static_cast<std::int32_t>(std::lround(degree * all[t] / weight)));
    }
    EXPECT_NEAR(degree_growth(counts, all), std::log(2.0), 0.01);
    EXPECT_EQ(degree_growth(Counts{0, 0, 0, 3}, all), INFINITY);
    EXPECT_EQ(degree_growth(Counts{3, 0, 0, 0}, all), -INFINITY);
    EXPECT_EQ(degree_growth(Counts{0, 0, 0, 0}, all), 0);
}

TEST(EmergenceMap, WhatIsTooOldForItsWeightDoesNotCount) {
    Counts counts(25, 1);
    counts[0] = 1000;
    EXPECT_EQ(emergence_degree(counts, Counts(25, 2000))[0], 0);
    counts[0] = 1;
    const double without = degree_growth(counts, Counts(25, 2000));
    counts[0] = 1000;
    EXPECT_EQ(degree_growth(counts, Counts(25, 2000)), without);
}

TEST(EmergenceMap, CrossesAtTheMedians) {
    EXPECT_THAT(quadrants(std::vector<MapPoint>{{1, 5}, {9, 6}, {2, 1}, {8, 2}, {3, 4}}),
                ElementsAre(Quadrant::weak, Quadrant::strong, Quadrant::latent,
                            Quadrant::well_known, Quadrant::latent));
    EXPECT_THAT(quadrants(std::vector<MapPoint>{{1, INFINITY}, {1, -INFINITY}}),
                ElementsAre(Quadrant::weak, Quadrant::latent));
    EXPECT_THAT(quadrants({}), testing::IsEmpty());
}

}  // namespace
}  // namespace sigloom
