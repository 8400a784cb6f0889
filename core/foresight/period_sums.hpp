// How the numbers of the periods of some reports add up if chance alone says when they are: each of R
// reports lies in period t with probability d_t / D. Cost: O(R T^2) for the next report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sigloom {

/// The distribution for a number of reports that grows from 0.
class PeriodSums {
  public:
    /// `reports` are those of each period, and not all 0.
    explicit PeriodSums(std::span<const std::int32_t> reports);

    /// Never fewer than before.
    void draw_until(std::int32_t reports);

    /// Of each sum from 0: how likely it is.
    [[nodiscard]] std::span<const double> probabilities() const { return probability_; }
    /// Of the middle or farther, to either side: min(1, 2 min(P(S <= sum), P(S >= sum))).
    [[nodiscard]] double two_sided(std::int64_t sum) const;

  private:
    std::vector<double> share_;
    std::vector<double> probability_{1};
    std::int32_t drawn_ = 0;
};

}  // namespace sigloom
