// Bursts: when did a thing suddenly have more reports than usual, and for how long? Kleinberg's
// automaton for batches [1, section 4], with two states, by the best path of all (Viterbi).
//
//   p_0 = R / D,  p_1 = s p_0
//   cost of period t in state i = -ln( C(d_t, r_t) p_i^r_t (1 - p_i)^(d_t - r_t) )
//   cost of going up = gamma ln n, of going down or staying = 0; the path begins in state 0
//   weight of a burst = sum over its periods of (cost in state 0 - cost in state 1)
//
// r_t of the d_t reports of period t name the thing; R and D are their sums, n the number of periods. A
// burst in the first period is paid for, too. Of equal paths the one with fewer bursts is taken. Where
// s p_0 is not below 1, as of a thing that half of all reports name, there are none.
//
// How likely is it in a series without any burst? Of a burst that has k of the R reports in periods that
// have the share q of all,
//
//   p = min(1, n (n+1) / 2 * P(X >= k)),  X binomial of R and q                            [2]
//
// since it was looked for in all n (n+1) / 2 runs of periods; it is an upper bound. Shares other than those
// of the reports say whether it stands out from something else than the usual, such as a steady rise.
// Cost: O(n).
//
// [1] J. Kleinberg (2002). Bursty and hierarchical structure in streams. KDD '02.
// [2] J. I. Naus (1965). The distribution of the size of the maximum cluster of points on a line. Journal
//     of the American Statistical Association 60; the bound is Bonferroni's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sigloom {

struct BurstOptions {
    double s = 2;              ///< how many times the usual share a burst is; above 1
    double gamma = 1;          ///< how much it takes to begin one; 0 or above
    std::size_t shortest = 1;  ///< periods; shorter ones do not count
};

struct Burst {
    std::size_t first = 0;  ///< the period in which it begins
    std::size_t last = 0;   ///< the one in which it ends
    double weight = 0;
    bool operator==(const Burst&) const = default;
};

/// The strongest first, of equal weights the earlier. `reports` are those of each period, and
/// `counts` how many of them name the thing.
std::vector<Burst> bursts(std::span<const std::int32_t> counts,
                          std::span<const std::int32_t> reports, const BurstOptions& options = {});

/// Twice what the logarithm of the likelihood gains by giving the burst a share of its own, of reports that
/// name a thing with these counts. O(n).
double burst_likelihood_ratio(const Burst& burst, std::span<const std::int32_t> counts,
                              std::span<const std::int32_t> reports);

/// The p of a burst of a thing with these counts; `expected` says in proportion how many each period would
/// have without it: the reports, or another exposure. O(n).
double burst_chance(const Burst& burst, std::span<const std::int32_t> counts,
                    std::span<const double> expected);

/// What a path costs; `in_burst` says of each period in which state it is.
double burst_cost(std::span<const std::int32_t> counts, std::span<const std::int32_t> reports,
                  const std::vector<bool>& in_burst, const BurstOptions& options = {});

}  // namespace sigloom
