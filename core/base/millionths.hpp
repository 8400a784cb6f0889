// Numbers in whole millionths: relevancies, and the weights that add up from them. Sums of whole
// numbers do not depend on their order, and thus neither on threads nor on the parts that a corpus
// is cut into.
#pragma once

#include <cmath>
#include <cstdint>

namespace sigloom::millionths {

inline constexpr std::int32_t one = 1'000'000;

/// The nearest one, halves away from 0. O(1).
inline std::int64_t nearest(double number) {
    return std::llround(number * one);
}

/// The double next to so many millionths.
constexpr double to_double(std::int64_t millionths) {
    return static_cast<double>(millionths) / one;
}

/// The product of two numbers from 0 to 2000, halves rounded up.
constexpr std::int64_t product(std::int64_t a, std::int64_t b) {
    return (a * b + one / 2) / one;
}

/// 1 / whole, rounded to the nearest millionth, halves up. The number must be above 0.
constexpr std::int64_t share_of(std::int64_t whole) {
    return (2 * std::int64_t{one} + whole) / (2 * whole);
}

}  // namespace sigloom::millionths
