// How far along a topic is: a logistic curve through the reports so far.
//
//   N(t) = K / (1 + exp(-(ln 81 / span) (t - middle)))                                  [1, 2]
//
// N(t) is how many reports there are until the end of period t, K how many there will be, `middle` when
// half of them are in (the peak), and `span` how many periods it takes from 10 % to 90 % of K. Fitted by
// least squares (Levenberg and Marquardt), from the counts' own quantiles. It fits where a curve comes out
// whose middle has been seen, which has R^2 of at least 0.95, and which needs no more than twice the
// reports that are there: the rest would be prophecy. Fewer than `fewest_periods` or `fewest_reports`:
// no fit. Cost: O(periods) a step, at most 200 steps.
//
// [1] P. S. Meyer, J. W. Yung, J. H. Ausubel (1999). A primer on logistic growth and substitution.
//     Technological Forecasting and Social Change 61.
// [2] M. Aria, C. Cuccurullo (2017). bibliometrix. Journal of Informetrics 11 (lifeCycle of version 5).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace sigloom {

struct LifeCycle {
    static constexpr std::size_t fewest_periods = 8;
    static constexpr std::int32_t fewest_reports = 10;

    double ceiling = 0;  ///< K, in reports
    double span = 0;     ///< in periods
    double middle = 0;   ///< in periods; 0 is the end of the first
    double r_squared = 0;
};

/// `counts` are the reports of each period.
std::optional<LifeCycle> life_cycle(std::span<const std::int32_t> counts);

}  // namespace sigloom
