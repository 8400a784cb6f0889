// How unevenly something is spread, in numbers that need no model of it: quantiles, and Gini's
// coefficient [1], half the mean difference of two values by their mean, which is 0 where all are
// equal and near 1 where few have nearly all. O(n log n).
//
// [1] C. Gini (1912). Variabilita e mutabilita.
#pragma once

#include <vector>

namespace sigloom {

struct Distribution {
    double least = 0;
    double quarter = 0;  ///< a quarter of the values is at most this
    double median = 0;
    double three_quarters = 0;
    double tenth = 0;      ///< nine tenths are at most this
    double hundredth = 0;  ///< 99 of 100 are at most this
    double most = 0;
    double mean = 0;
    double gini = 0;  ///< 0 where the sum is 0
};

/// Of values of 0 or more. Quantiles are values: the least one that so large a share does not
/// exceed. All 0 for none.
Distribution distribution(std::vector<double> values);

}  // namespace sigloom
