// Estimates that say how good they are, for graphs on which the exact value would take long.
//
// With probability 1 - delta, what `epsilon` promises holds for every node at once; which quantity
// it bounds is said with each measure. Every node also has an interval, often a narrower one, and
// all intervals hold together with that probability.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/measure_context.hpp"

namespace sigloom {

/// A sample for less would be of a thousand million paths.
constexpr double least_epsilon = 1e-4;

struct EstimateOptions {
    double epsilon = 0.01;   ///< least_epsilon or more, below 1
    double delta = 0.1;      ///< probability that the promise fails; above 0, below 1
    std::uint64_t seed = 1;  ///< the same seed gives the same values, with any number of threads
    /// 0: as said by epsilon. Otherwise epsilon is chosen: the smallest, to two digits, for which
    /// sampling should take no more seconds than these on this machine as it is now.
    double seconds = 0;
    MeasureContext context;
};

struct Estimate {
    std::vector<double> value;
    std::vector<double> low;   ///< of the interval; at most the value
    std::vector<double> high;  ///< at least the value
    std::uint64_t samples = 0;
    double epsilon = 0;   ///< what was asked for, or chosen
    std::string sampled;  ///< what a sample is, in the plural: "shortest paths"
    std::string promise;  ///< what is within epsilon: "every value"
};

/// Throws std::invalid_argument for options out of range.
void check(const EstimateOptions& options);

/// The least number of two digits that is not below a positive one; it reads back as it is printed.
double rounded_up(double value);

/// The same, within the range of an epsilon.
double affordable_epsilon(double value);

}  // namespace sigloom
