// Growth as the slope of a Poisson regression: what comes in more often is told apart from what only
// looks so because more reports were read in that period.
//
//   y_t ~ Poisson(mu_t),  ln mu_t = a + b t + ln d_t                           [1, section 6.2]
//
// y_t of the d_t reports of period t name the thing. The slope b is the growth per period, compounded
// continuously: 0.1 is exp(0.1) - 1, 10.5 % more each period; 0 is steady. Periods without reports say
// nothing and are left out.
//
// Given the total R, the y_t are multinomial with shares w_t(b) = d_t exp(b t) / sum of those, so that b
// solves one equation, by Newton's method from 0 on a concave likelihood:
//
//   sum of t w_t(b) = sum of t y_t / R,     variance of b = 1 / (R Var_w(t))
//
// The interval is b -+ 1.96 standard errors (Wald). All counts in the first period, or all in the last,
// would have a slope without end: then there is none, and of the interval only the end that exists, by
// the profile likelihood (where it falls by 1.92). No counts, or one period: nothing at all.
// Cost: O(periods) a step, some five steps.
//
// [1] P. McCullagh, J. A. Nelder (1989). Generalized Linear Models. 2nd edition.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace sigloom {

struct PoissonGrowth {
    std::optional<double> slope;  ///< per period
    std::optional<double> standard_error;
    std::optional<double> low;  ///< of 95 %
    std::optional<double> high;
    /// Twice what the logarithm of the likelihood gains by the slope; 0 where nothing is known.
    double likelihood_ratio = 0;
};

/// `reports` are those of each period, and `counts` how many of them name the thing.
PoissonGrowth poisson_growth(std::span<const std::int32_t> counts,
                             std::span<const std::int32_t> reports);
/// The same for any exposure d_t from 0, where it is not of whole reports.
PoissonGrowth poisson_growth(std::span<const std::int32_t> counts,
                             std::span<const double> exposure);

}  // namespace sigloom
