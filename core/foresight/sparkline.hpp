// A series as one line of text: ▁▂▄▇
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace sigloom {

/// A bar for each value, which are 0 or above, the highest as tall as can be; 0 is a dot on the line, and
/// so is told from little. NaN is no value: a run of them is one gap. Of more than `most` values
/// neighbours share a bar of their mean. O(values).
std::string sparkline(std::span<const double> values, std::size_t most = 24);

}  // namespace sigloom
