// How likely two sets have so little in common if they were drawn by chance.
#pragma once

#include <cstddef>

namespace sigloom {

/// ln P(X <= joint), where X is how many of `drawn` out of `all` are among the `marked` ones (R. A. Fisher 1935,
/// The Design of Experiments: the exact test, one-sided). 0 where it is certain, -infinity where it
/// cannot be. `drawn` and `marked` are at most `all`. O(joint).
double log_hypergeometric_lower_tail(std::size_t joint, std::size_t marked, std::size_t drawn,
                                     std::size_t all);

}  // namespace sigloom
