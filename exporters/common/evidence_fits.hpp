// Evidence that comes from a file is checked before it becomes part of a graph.
#pragma once

#include <cstddef>

#include "core/graph/evidence.hpp"

namespace sigloom {

/// Whether places rise in reports that exist, and mentions rise and name nodes that exist.
/// O(places + mentions).
bool fits(const Evidence& evidence, std::size_t nodes);

}  // namespace sigloom
