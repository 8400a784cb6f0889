#include "core/foresight/hypergeometric.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace sigloom {
namespace {

TEST(Hypergeometric, TheLowerTailIsThatOfScipy) {
    // scipy.stats.hypergeom.logcdf
    EXPECT_NEAR(log_hypergeometric_lower_tail(2, 10, 8, 30), -0.7941305941799157, 1e-10);
    EXPECT_NEAR(log_hypergeometric_lower_tail(0, 40, 50, 200), -13.04980115902994, 1e-10);
    EXPECT_NEAR(log_hypergeometric_lower_tail(5, 20, 20, 40), -6.25347177514241, 1e-10);
    EXPECT_NEAR(log_hypergeometric_lower_tail(2, 5, 6, 9), -2.1282317058492675, 1e-10);
}

TEST(Hypergeometric, WhatIsCertainOrCannotBeIsSo) {
    EXPECT_EQ(log_hypergeometric_lower_tail(5, 5, 8, 30), 0);
    EXPECT_EQ(log_hypergeometric_lower_tail(0, 0, 0, 0), 0);
    EXPECT_EQ(log_hypergeometric_lower_tail(0, 5, 6, 9), -INFINITY) << "two at least are in both";
}

}  // namespace
}  // namespace sigloom
