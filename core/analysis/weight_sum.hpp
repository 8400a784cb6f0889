// A sum of weights that shows the rounding neither of its steps nor of the weights.
//
// Weights that add up what reports say are whole millionths (see edge_sum.hpp), and a double holds
// the number next to that: its 0.8 is a little more, and three of these, added without any error,
// are 2.4000000000000004. Where all weights are next to whole millionths, the sum is the double
// next to the sum of the millionths, up to 10^9; it is found by rounding the compensated sum [1],
// which is not off by half of one. Where one is not, or above, it is the compensated sum.
//
// [1] A. Neumaier (1974). Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen.
//     ZAMM 54.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "core/base/millionths.hpp"

namespace sigloom {

class WeightSum {
  public:
    /// Takes a weight: finite and above 0.
    void add(double weight) {
        const double next = sum_ + weight;
        lost_ += sum_ >= weight ? (sum_ - next) + weight : (weight - next) + sum_;
        sum_ = next;
        whole_ = whole_ && weight == nearest_whole(weight);
    }

    /// 0 without weights; the highest double for more than it holds.
    [[nodiscard]] double value() const {
        constexpr double highest = std::numeric_limits<double>::max();
        if (!std::isfinite(sum_)) return highest;
        const double sum = std::min(sum_ + lost_, highest);
        return whole_ ? nearest_whole(sum) : sum;
    }

  private:
    /// The double next to whole millionths that is nearest to the number, which is 0 or more; the
    /// number itself where doubles are too far apart.
    static double nearest_whole(double number) {
        constexpr double largest = 1e9;
        if (number > largest) return number;
        return millionths::to_double(static_cast<std::int64_t>(number * millionths::one + 0.5));
    }

    double sum_ = 0;
    double lost_ = 0;    ///< what rounding took from the sum
    bool whole_ = true;  ///< all weights are next to whole millionths
};

}  // namespace sigloom
