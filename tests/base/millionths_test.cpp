#include "core/base/millionths.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(Millionths, TheNearestToANumberIsTaken) {
    EXPECT_EQ(millionths::nearest(0.2), 200'000);
    EXPECT_EQ(millionths::nearest(1.0 / 3), 333'333);
    EXPECT_EQ(millionths::nearest(2.0 / 3), 666'667);
    EXPECT_EQ(millionths::nearest(0.0000005), 1);
    EXPECT_EQ(millionths::nearest(0.0000004), 0);
}

TEST(Millionths, AProductIsRoundedWithHalvesUp) {
    EXPECT_EQ(millionths::product(600'000, 800'000), 480'000);
    EXPECT_EQ(millionths::product(millionths::one, 123'456), 123'456);
    EXPECT_EQ(millionths::product(1, 500'000), 1);
    EXPECT_EQ(millionths::product(1, 499'999), 0);
}

TEST(Millionths, AShareIsRoundedWithHalvesUp) {
    EXPECT_EQ(millionths::share_of(1), millionths::one);
    EXPECT_EQ(millionths::share_of(3), 333'333);
    EXPECT_EQ(millionths::share_of(6), 166'667);
    EXPECT_EQ(millionths::share_of(2'000'000), 1);
    EXPECT_EQ(millionths::share_of(2'000'001), 0);
}

TEST(Millionths, TheDoubleIsTheOneThatReadsAsTheDecimalNumber) {
    EXPECT_EQ(millionths::to_double(300'000), 0.3);
    EXPECT_EQ(millionths::to_double(2'400'000), 2.4);
    EXPECT_EQ(millionths::to_double(0), 0);
}

}  // namespace
}  // namespace sigloom
