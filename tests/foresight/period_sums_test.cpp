#include "core/foresight/period_sums.hpp"

#include <gmock/gmock.h>

namespace sigloom {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

TEST(PeriodSums, AreThoseOfIndependentDraws) {
    PeriodSums sums(std::vector<std::int32_t>{3, 1, 0});
    EXPECT_THAT(sums.probabilities(), ElementsAre(1));
    sums.draw_until(2);
    EXPECT_THAT(sums.probabilities(),
                ElementsAre(DoubleEq(9. / 16), DoubleEq(6. / 16), DoubleEq(1. / 16), 0, 0));
    EXPECT_DOUBLE_EQ(sums.two_sided(2), 2. / 16);
    EXPECT_DOUBLE_EQ(sums.two_sided(1), 14. / 16);
    EXPECT_EQ(sums.two_sided(0), 1);
}

}  // namespace
}  // namespace sigloom
