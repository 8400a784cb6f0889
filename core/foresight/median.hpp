// The middle of some values.
#pragma once

#include <vector>

namespace sigloom {

/// Of an even number, the mean of the two in the middle, or the lower where one of them is infinite; 0 of none.
/// O(values).
double median(std::vector<double> values);

}  // namespace sigloom
