// Stars for cliques: a clique whose edges have one length L needs no edges. A hub in its middle,
// L/2 from each member, leads from each to each just as far, by a path that stands for the edge.
//
//       a --- b                   a   b
//       | \ / |                    \ /            6 edges -> 4; a report with 40 terms: 780 -> 40
//       | / \ |         ->          o
//       c --- d                    / \                                                        .
//                                 c   d
//
// Edges of members that are shorter than L stay, and win against the way over the hub. An edge of
// length L must be in one star at most, or else paths would be counted twice; so the members of a
// star are chosen among vertices that are joined to all others by edges which are shorter than L,
// or as long and in no star yet. Nothing else about paths changes, neither lengths nor numbers. A
// hub begins and ends none.
//
// Where all paths are searched by length, each arc is looked at once per source, so arcs are what
// costs; of 269,000 arcs of the core of a graph woven from reports, 100,000 are left.
//
// Members are chosen greedily, by rising degree. O(sum over stars of members^2 log degree).
#pragma once

#include "core/analysis/paths/path_problem.hpp"

namespace sigloom {

/// The same problem with hubs behind the vertices that it had; a problem with lengths.
PathProblem with_stars(const PathProblem& problem);

}  // namespace sigloom
