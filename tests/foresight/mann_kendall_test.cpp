// The values are those of pymannkendall 1.4.3 (original_test and sens_slope), which
// tests/clients/foresight_test.py runs on other series.
#include "core/foresight/mann_kendall.hpp"

#include <gmock/gmock.h>

#include <numeric>
#include <vector>

#include "core/foresight/sen_slope.hpp"

namespace sigloom {
namespace {

struct Case {
    std::vector<double> values;
    double s, variance, z, p, tau, slope, intercept;
};

const std::vector<Case> cases{
    {{1, 2, 2, 3, 5, 4, 4, 8},
     22,
     63.333333333333,
     2.638779622238,
     0.008320505024,
     0.785714285714,
     0.666666666667,
     1.166666666667},
    {{5, 5, 5, 5}, 0, 0, 0, 1, 0, 0, 5},
    {{0, 0, 1, 0, 0, 2, 0, 3, 1, 0}, 9, 95.666666666667, 0.817917811909, 0.413404118849, 0.2, 0, 0},
    {{9, 7, 6.5, 6.5, 3, 2, 2, 1},
     -26,
     63.333333333333,
     -3.141404312188,
     0.001681397414,
     -0.928571428571,
     -1.133928571429,
     8.71875}};

TEST(MannKendall, EqualsPymannkendallWithTies) {
    for (const Case& each : cases) {
        const MannKendall result = mann_kendall(each.values);
        EXPECT_EQ(result.s, each.s);
        EXPECT_NEAR(result.variance, each.variance, 1e-9);
        EXPECT_NEAR(result.z, each.z, 1e-9);
        EXPECT_NEAR(result.p, each.p, 1e-9);
        EXPECT_NEAR(result.tau, each.tau, 1e-9);
    }
}

TEST(MannKendall, IsDefinedForEmptyAndSingleSeries) {
    for (const std::vector<double>& values : {std::vector<double>{}, {3}}) {
        const MannKendall result = mann_kendall(values);
        EXPECT_EQ(result.s, 0);
        EXPECT_EQ(result.p, 1);
        EXPECT_EQ(result.tau, 0);
    }
}

TEST(SenSlope, EqualsPymannkendall) {
    for (const Case& each : cases) {
        std::vector<double> times(each.values.size());
        std::iota(times.begin(), times.end(), 0.0);
        const SenSlope result = sen_slope(each.values, times);
        EXPECT_NEAR(result.slope, each.slope, 1e-9);
        EXPECT_NEAR(result.intercept, each.intercept, 1e-9);
    }
}

TEST(SenSlope, GoesByTheTimesAndIsZeroOfOnePoint) {
    const std::vector<double> values{1, 3, 9};
    const std::vector<double> times{0, 1, 4};
    EXPECT_EQ(sen_slope(values, times).slope, 2);
    EXPECT_EQ(sen_slope(values, times).intercept, 1);
    EXPECT_EQ(sen_slope(std::vector<double>{7}, std::vector<double>{3}).slope, 0);
    EXPECT_EQ(sen_slope({}, {}).slope, 0);
}

}  // namespace
}  // namespace sigloom
