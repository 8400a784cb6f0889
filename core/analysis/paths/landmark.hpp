// A landmark: a vertex whose distances to all others are known bounds the distances between those.
//
//        s - - - h - - - v          d(s,v) <= d(s,h) + d(h,v)
//         \             /           h is the landmark; what is longer than the way over it
//          u ----------             is no shortest path
//
// On a shortest path from s, an arc from u to v can only be where
//
//     d(s,u) + length <= d(s,h) + d(h,v),   or   length - d(h,v) <= d(s,h) - d(s,u)
//
// The left side, the excess of the arc, is known before any search begins. With the arcs of each
// vertex sorted by it, a search looks at the first few and leaves the rest unread: where hubs are
// strong, as in graphs woven from reports, at less than a tenth of the arcs.
//
// Vertices are put in the order of their distance from the landmark, which is about the order in
// which searches reach them, so that what is read together lies together.
//
// One search and O(m log degree) time; O(n + m) memory. Exact: nothing is estimated.
//
// [1] A. V. Goldberg, C. Harrelson (2005). Computing the shortest path: A* search meets graph
//     theory. SODA. (Landmarks, for the distance of two vertices.)
// [2] T. Akiba, Y. Iwata, Y. Yoshida (2013). Fast exact shortest-path distance queries on large
//     networks by pruned landmark labeling. SIGMOD. (Searches that stop at known distances.)
#pragma once

#include <cstddef>
#include <vector>

#include "core/analysis/paths/path_problem.hpp"

namespace sigloom {

struct Landmark {
    std::vector<double> distance;  ///< of each vertex; infinite where it is in another component
    std::vector<double> excess;    ///< of each arc; rises over the arcs of a vertex
};

struct LandmarkedGraph {
    PathProblem graph;          ///< by rising distance; arcs by rising excess
    std::vector<Vertex> order;  ///< of each of its vertices: the number that it had
    Landmark landmark;
};

/// Up to `count` vertices with the strongest ties to the most nodes, the strongest first.
std::vector<Vertex> strongest_vertices(const PathProblem& problem, std::size_t count);

/// Of a problem with lengths. The landmark is its strongest vertex.
LandmarkedGraph with_landmark(const PathProblem& problem);

}  // namespace sigloom
