#include "core/foresight/benjamini_hochberg.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace sigloom {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;

// As scipy.stats.false_discovery_control has it.
TEST(BenjaminiHochberg, EqualsScipy) {
    const std::vector<double> p{0.01, 0.04, 0.03, 0.005, 0.2, 0.9};
    const auto near = [](double value) { return DoubleNear(value, 1e-12); };
    EXPECT_THAT(benjamini_hochberg(p),
                ElementsAre(near(0.03), near(0.06), near(0.06), near(0.03), near(0.24), near(0.9)));
}

TEST(BenjaminiHochberg, CountsWhatIsNoTestForNone) {
    const std::vector<double> adjusted = benjamini_hochberg(std::vector<double>{0.02, NAN, 0.5});
    EXPECT_EQ(adjusted[0], 0.04);
    EXPECT_TRUE(std::isnan(adjusted[1]));
    EXPECT_EQ(adjusted[2], 0.5);
    EXPECT_THAT(benjamini_hochberg({}), IsEmpty());
}

TEST(BenjaminiHochberg, GivesEqualOnesTheSameAndNoneAboveOne) {
    EXPECT_THAT(benjamini_hochberg(std::vector{0.5, 0.5, 1.0}), ElementsAre(0.75, 0.75, 1));
}

}  // namespace
}  // namespace sigloom
