// Side vertices: those whose neighbours are all neighbours of each other.
//
//       s                          s hangs on the clique {a, b, c}. A path that came to s from one
//      /|\                         of the clique and left to another would be shorter without s:
//     a-b-c ...  (a-c, too)        s is never inside, only an end.
//
// So once the paths from s are counted, and counted twice so as to stand for those to s as well, s
// can be taken out: nobody else's shortest paths change. What is left may have new side vertices.
//
// By length, the edges of the clique must be clearly shorter than the ways over s.
//
// The test looks at the neighbours by rising degree and stops at the first that is not a neighbour
// of all others; it costs O(degree^2 log degree) for a side vertex, commonly O(degree) for others.
//
// [1] A. E. Sariyuce et al. (2013), as in twins.hpp, section 3.3.
#pragma once

#include <vector>

#include "core/analysis/paths/path_problem.hpp"

namespace sigloom {

/// Rising. No two of them are neighbours, in a graph of twin classes: neighbours that are both side
/// vertices are closed twins.
std::vector<Vertex> side_vertices(const PathProblem& problem);

}  // namespace sigloom
