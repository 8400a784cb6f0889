// Edge betweenness: how often an edge lies on the shortest paths between two nodes.
//
//   edge_betweenness(e) = sum over pairs {s, t} of  paths(s, t along e) / paths(s, t)
//
// The ends of the edge are among the pairs. A high value marks a bridge between topics; communities
// fall apart when such edges are cut [1]. Range: 1 (by hops) to n^2 / 4.
//
// Algorithm: by hops as for betweenness (reduced_betweenness.hpp), with the paths along each arc
// added up on the way back; by length one plain search per source (search_betweenness.hpp).
//
// Cost: O(n m) by hops, O(n (n + m) log n) by length, on all threads; memory up to 64 (n + 2 m)
// doubles.
//
// No edges: no values.
//
// [1] M. Girvan, M. E. J. Newman (2002). Community structure in social and biological networks.
//     PNAS 99.
// [2] U. Brandes (2008). On variants of shortest-path betweenness centrality and their generic
//     computation. Social Networks 30. (Section 3.4.)
#pragma once

#include <vector>

#include "core/analysis/paths/betweenness.hpp"

namespace sigloom {

struct EdgeBetweennessOptions {
    PathLength length = PathLength::hops;
    PathPrecision precision = PathPrecision::automatic;  ///< by hops; lengths are always in full
    PathReductions reductions;                           ///< by hops
    MeasureContext context;
};

/// One value per edge, the sum as it is.
std::vector<double> edge_betweenness(const KnowledgeGraph& graph,
                                     const EdgeBetweennessOptions& options = {});

}  // namespace sigloom
