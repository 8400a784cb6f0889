// Puts discs beside each other: the parts of a graph that nothing joins.
//
// The first disc is in the middle; the others follow in rings around it. O(n).
#pragma once

#include <span>
#include <vector>

#include "core/layout/points.hpp"

namespace sigloom {

/// The centres of discs, with the first at the origin. From the second on radii do not rise. No two
/// discs are nearer than `gap`.
std::vector<Point> pack_discs(std::span<const double> radius, double gap);

}  // namespace sigloom
