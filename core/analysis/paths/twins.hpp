// Twins: nodes with the same neighbours become one vertex with copies.
//
//        open twins                 closed twins
//       a     b                     a --- b         a and b have the same neighbours,
//       | \ / |                     | \ / |         not counting each other
//       g --- h                     g --- h
//
// All twins of a class C have the same shortest paths to anything else, so one search serves them
// all, and a path through one of them exists once for each. A path between two twins has no twin
// inside: closed ones are neighbours, open ones meet in each of their common neighbours G. So, over
// ordered pairs,
//
//     open:    every g of G gets  c (c-1) / |G|      (c = |C|, both in numbers of nodes)
//     closed:  nothing
//
// Where each path counts as one (PathCredit::one), every g of G gets c (c-1).
//
// A node cannot have an open and a closed twin at the same time: an open twin of it would be a
// neighbour of its closed twin, and then of itself.
//
// By length, twins are equally far from each neighbour, too. Open ones meet in the nearest of G
// only. Closed ones are merged where their edge is clearly shorter than the way over any neighbour.
//
// Nodes are compared by a hash of their neighbourhoods, then for equality. O(n + m).
//
// [1] R. Puzis, Y. Elovici, P. Zilberman, S. Dolev, U. Brandes (2012). Topology manipulations for
//     speeding betweenness centrality computation. Journal of Complex Networks 3. (Section 3:
//     structurally equivalent vertices.)
// [2] A. E. Sariyuce, E. Saule, K. Kaya, U. V. Catalyurek (2013). Shattering and compressing
//     networks for betweenness centrality. SIAM Data Mining. (Identical vertices, types I and II.)
#pragma once

#include <span>
#include <vector>

#include "core/analysis/paths/path_problem.hpp"

namespace sigloom {

struct TwinClasses {
    PathProblem problem;           ///< one vertex for each class
    std::vector<Vertex> class_of;  ///< of each vertex of the problem that was reduced
    std::vector<double> distance;  ///< of each class: between any two of its nodes; 0 if it has one
};

/// Of a problem in which every vertex is one node. Nodes without neighbours stay apart. Classes are
/// numbered in the order of their first nodes.
TwinClasses merge_twins(const PathProblem& problem);

/// Adds to each vertex, for each of its copies, the paths between twins of its neighbours.
void add_paths_between_twins(const PathProblem& problem, PathCredit credit,
                             std::span<double> between);

}  // namespace sigloom
