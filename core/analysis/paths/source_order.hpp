// Which sources are searched from at the same time.
//
// Sources side by side in the lanes of a sweep (sweep_body.hpp) share work at a vertex when they
// reach it at the same level. Where nodes have few neighbours and distances are long, as on a grid,
// only sources that are near each other do so:
//
//       1 1 1 1 | 2 2        16 sources of one row of a grid reach a vertex at up to 16 levels,
//       1 1 1 1 | 2 2        those of a square at up to 7.
//       1 1 1 1 | 2 2
//       1 1 1 1 | 2 2
//
// Where nodes have many neighbours nearly all vertices are reached within two or three levels, by
// whatever sources, and the order is left as it is.
#pragma once

#include <vector>

#include "core/analysis/paths/path_problem.hpp"

namespace sigloom {

/// The same sources, neighbours next to each other where that helps. O(n), with a bound on what is
/// looked at around each source.
std::vector<Vertex> grouped_sources(const PathProblem& graph, std::vector<Vertex> sources);

}  // namespace sigloom
