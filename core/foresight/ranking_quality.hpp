// How well a score tells what happened from what did not.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sigloom {

/// The chance that a score of `positives` is above one of `negatives`, equal ones counting half: the area under
/// the ROC curve (J. A. Hanley, B. J. McNeil (1982), Radiology 143). 0.5 where one of the two is empty.
/// O((p + n) log p).
double area_under_curve(std::vector<double> positives, std::span<const double> negatives);

/// The share of positives among the `first` highest of all, or among all where there are fewer; of those that
/// share the last place, the mean over all orders. 0 where there are none. O(p + n).
double precision_at(std::size_t first, std::span<const double> positives,
                    std::span<const double> negatives);

}  // namespace sigloom
