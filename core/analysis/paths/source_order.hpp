// Which sources are searched from at the same time, and where vertices lie in memory.
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
// whatever sources, and those of many neighbours come first.
#pragma once

#include <span>
#include <vector>

#include "core/analysis/paths/path_problem.hpp"

namespace sigloom {

/// The same sources, neighbours next to each other where that helps. O(n), with a bound on what is
/// looked at around each source.
std::vector<Vertex> grouped_sources(const PathProblem& graph, std::vector<Vertex> sources);

/// How many of 16 sources from the middle of such an order reach a vertex at the same level, on an
/// average over vertices and their levels: 1 to 16. O(m).
double sources_in_step(const PathProblem& graph, std::span<const Vertex> sources);

/// All vertices. Where nodes have few neighbours, those of each component in the order in which a
/// search from its first one reaches them, so that neighbours lie near to each other; else those
/// with many neighbours first: they are read most, and stay in the cache. O(m + n log n).
std::vector<Vertex> memory_order(const PathProblem& graph);

}  // namespace sigloom
