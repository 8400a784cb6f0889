#include "core/foresight/sparkline.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <vector>

namespace sigloom {
namespace {

TEST(Sparkline, IsAsTallAsTheValueAndTellsNothingFromLittle) {
    EXPECT_EQ(sparkline(std::vector<double>{0, 1, 2, 4, 8}), ".▂▃▅█");
    EXPECT_EQ(sparkline(std::vector<double>{0.001, 1}), "▁█");
}

TEST(Sparkline, OfNoValuesIsEmptyAndOfZerosFlat) {
    EXPECT_EQ(sparkline({}), "");
    EXPECT_EQ(sparkline(std::vector<double>{0, 0}), "..");
}

TEST(Sparkline, OfMoreValuesThanItMayHaveIsMadeOfMeans) {
    EXPECT_EQ(sparkline(std::vector<double>{0, 0, 1, 3, 4, 4}, 3), ".▅█");
}

TEST(Sparkline, LeavesOneGapWhereValuesAreMissing) {
    EXPECT_EQ(sparkline(std::vector<double>{4, NAN, NAN, NAN, 0, 2}), "█ .▅");
}

}  // namespace
}  // namespace sigloom
