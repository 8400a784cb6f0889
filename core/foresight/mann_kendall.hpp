// Does a series rise or fall more often than chance would have it? Order alone counts, so that one high
// value does not decide.
//
//   S      = sum over i < j of sign(x_j - x_i)                                          [1]
//   var(S) = (n (n-1) (2n+5) - sum over ties of t (t-1) (2t+5)) / 18                    [2]
//   Z      = (S - sign(S)) / sqrt(var(S)),  p = 2 (1 - Phi(|Z|)),  tau = S / (n (n-1) / 2)
//
// where t are the sizes of the groups of equal values. Ranges: tau -1 to 1, p 0 to 1. With fewer than five
// values p cannot get below 0.05. A series of fewer than two values, or of equal ones: S = Z = 0, p = 1.
// Cost: O(n^2).
//
// [1] H. B. Mann (1945). Nonparametric tests against trend. Econometrica 13.
// [2] M. G. Kendall (1975). Rank Correlation Methods.
#pragma once

#include <span>

namespace sigloom {

struct MannKendall {
    double s = 0;
    double variance = 0;
    double z = 0;
    double p = 1;
    double tau = 0;
};

MannKendall mann_kendall(std::span<const double> values);

}  // namespace sigloom
