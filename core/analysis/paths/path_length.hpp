// What a path costs: the choice that all path measures share.
#pragma once

#include <algorithm>
#include <cstdint>

namespace sigloom {

enum class PathLength : std::uint8_t {
    hops,           ///< the number of edges; weights do not matter
    inverse_weight  ///< the sum of 1/weight: strong ties are short (Newman 2001)
};

/// Two paths count as equally long when their lengths differ by less than this part of them. Sums
/// of the same lengths in another order differ in their last bits; exact comparison would make the
/// number of shortest paths a matter of rounding.
inline constexpr double equal_length_tolerance = 1e-12;

/// The length of an edge. Kept between 1e-300 and 1e300, so that neither a sum of lengths nor its
/// inverse can overflow.
constexpr double inverse_weight(double weight) {
    return 1 / std::clamp(weight, 1e-300, 1e300);
}

}  // namespace sigloom
