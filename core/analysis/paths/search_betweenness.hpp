// Betweenness with no limit on the number of shortest paths, of nodes and edges: Brandes' algorithm
// with a plain search from every node (dependencies.hpp). What the reductions and sweeps fall back
// on.
//
// O(n m) time by hops, O(n (n + m) log n) by length, on all threads; memory O(n + m) per thread and
// up to 64 (n + m) doubles.
#pragma once

#include "core/analysis/adjacency.hpp"
#include "core/analysis/measure_context.hpp"
#include "core/analysis/paths/path_length.hpp"
#include "core/analysis/paths/reduced_betweenness.hpp"

namespace sigloom {

/// Arcs are added up where they are wanted.
PathSums search_betweenness(const Adjacency& lists, PathLength length, ArcSums arcs,
                            const MeasureContext& context);

}  // namespace sigloom
