#include "core/analysis/spectral/convergence.hpp"

#include <gtest/gtest.h>

namespace sigloom::test {
namespace {

TEST(Convergence, TellsHowFarAnIterationCame) {
    const Convergence reached{2.04e-6, 1e-11, 20'000};
    EXPECT_FALSE(reached.is_reached());
    EXPECT_EQ(describe(reached),
              "the residual after 20000 iterations is 2.0e-06; 1.0e-11 was wanted");
    EXPECT_TRUE((Convergence{1e-11, 1e-11, 3}.is_reached()));
}

TEST(StallGuard, WaitsForAsLongAsTheResidualFalls) {
    StallGuard guard;
    double residual = 1;
    for (int i = 0; i < 10'000; ++i) {
        ASSERT_FALSE(guard.has_stalled(residual));
        residual *= 0.999;
    }
    int turns = 1;
    while (!guard.has_stalled(residual)) ++turns;
    EXPECT_LE(turns, 300);
}

TEST(StallGuard, LetsResidualsRiseForAWhile) {
    StallGuard guard;
    EXPECT_FALSE(guard.has_stalled(1));
    for (int i = 0; i < 150; ++i) EXPECT_FALSE(guard.has_stalled(5));
    EXPECT_FALSE(guard.has_stalled(0.5));
    for (int i = 0; i < 199; ++i) EXPECT_FALSE(guard.has_stalled(0.5));
    EXPECT_TRUE(guard.has_stalled(0.5));
}

TEST(StallGuard, WaitsForAsLongAsWhatIsMaximizedGrows) {
    StallGuard guard;
    double quality = 1;
    for (int i = 0; i < 10'000; ++i) ASSERT_FALSE(guard.has_stalled(1, quality *= 1 + 1e-9));
    for (int i = 0; i < 199; ++i) EXPECT_FALSE(guard.has_stalled(1, quality));
    EXPECT_TRUE(guard.has_stalled(1, quality));
}

}  // namespace
}  // namespace sigloom::test
