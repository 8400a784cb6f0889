// Do two sets of reports name a thing equally often? The exact conditional test of two rates.
//
// Given that x + y reports name it in all, how many of them lie in the second set, Y, is binomial, if both name it
// equally often, with the share of the second set among all reports:
//
//   Y ~ binomial(x + y, q),   p = min(1, 2 min(P(Y <= y), P(Y >= y)))                      [1]
//
// Range 0 to 1; 1 where nothing names it. Cost: O(1).
//
// [1] J. Przyborowski, H. Wilenski (1940). Homogeneity of results in testing samples from Poisson series.
//     Biometrika 31.
#pragma once

#include <cstdint>

namespace sigloom {

struct Rate {
    std::int64_t count = 0;  ///< reports that name the thing
    std::int64_t all = 0;    ///< reports of the set, above 0
};

/// The same whichever comes first, to the last digit.
double rate_test(const Rate& first, const Rate& second);

}  // namespace sigloom
