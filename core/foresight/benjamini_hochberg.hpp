// The correction for looking at many things at once: of those called out at a level of 0.05, at most
// 5 % are expected to be there by chance alone.
//
//   With p_(1) <= ... <= p_(m):  q_(i) = min over k >= i of  m p_(k) / k                 [1]
//
// It holds for independent tests and for those that depend on each other positively.
// Range 0 to 1, q >= p. Cost: O(m log m).
//
// [1] Y. Benjamini, Y. Hochberg (1995). Controlling the false discovery rate: a practical and powerful
//     approach to multiple testing. Journal of the Royal Statistical Society B 57; adjusted p-values by
//     D. Yekutieli, Y. Benjamini (1999). Journal of Statistical Planning and Inference 82.
#pragma once

#include <span>
#include <vector>

namespace sigloom {

/// One adjusted value for each p, in the same order. A p of NaN is no test, and stays what it is.
std::vector<double> benjamini_hochberg(std::span<const double> p);

}  // namespace sigloom
