// Could a rise or fall be chance? The exact test of the slope of poisson_growth.hpp.
//
// If nothing changes, each of the R reports that name a thing lies in period t with probability
// d_t / D, whatever the thing: the time of the reports themselves. So S = sum of t y_t is the sum of R
// independent draws, whose distribution is worked out by R convolutions, and
//
//   p = min(1, 2 min(P(S <= s), P(S >= s)))                                            [1, section 3.3; 2]
//
// It rests on no approximation, however few the reports, where Wald's test, slope over standard error,
// is weak just when the slope is steep [3]. The test is uniformly most powerful against a slope among the unbiased
// ones. Above exact_reports() reports the likelihood ratio takes its place [4].
// Range 0 to 1. Cost: O(R^2 T^2) for the largest R, once for all things, and O(R T) for each.
//
// [1] D. R. Cox, P. A. W. Lewis (1966). The Statistical Analysis of Series of Events.
// [2] J. Przyborowski, H. Wilenski (1940). Homogeneity of results in testing samples from Poisson
//     series. Biometrika 31.
// [3] W. W. Hauck, A. Donner (1977). Wald's test as applied to hypotheses in logit analysis. Journal of
//     the American Statistical Association 72.
// [4] S. S. Wilks (1938). The large-sample distribution of the likelihood ratio for testing composite
//     hypotheses. Annals of Mathematical Statistics 9.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sigloom {

/// What the test takes of one thing.
struct TrendSum {
    std::int32_t total = 0;       ///< R: how many reports name it
    std::int64_t sum = 0;         ///< sum over these of the number of their period
    double likelihood_ratio = 0;  ///< of its growth
};

/// Up to how many reports the test is exact, with so many periods.
std::int32_t exact_reports(std::size_t periods);

/// One p for each thing; 1 for those of no report. `reports` are those of each period.
std::vector<double> trend_p_values(std::span<const TrendSum> things,
                                   std::span<const std::int32_t> reports);

}  // namespace sigloom
