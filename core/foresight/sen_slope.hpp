// How steep a series is, by the median of the slopes between any two of its points: a few odd values do
// not turn it.
//
//   slope     = median over i < j of (x_j - x_i) / (t_j - t_i)                                  [1]
//   intercept = median(x) - slope * median(t)                                                  [2]
//
// In the unit of the values per unit of time. Fewer than two points: slope 0. Cost: O(n^2 log n).
//
// [1] P. K. Sen (1968). Estimates of the regression coefficient based on Kendall's tau. Journal of the
//     American Statistical Association 63.
// [2] W. J. Conover (1980). Practical Nonparametric Statistics.
#pragma once

#include <span>

namespace sigloom {

struct SenSlope {
    double slope = 0;
    double intercept = 0;
};

/// `times` rise, and there are as many as values.
SenSlope sen_slope(std::span<const double> values, std::span<const double> times);

}  // namespace sigloom
