// Clustering: the share of the pairs of a node's neighbours that are neighbours themselves.
//
//   clustering(v) = triangles(v) / (degree(v) (degree(v)-1) / 2)
//
// A low value at a node of high degree marks a topic that joins others that have nothing to do with
// each other; 1 marks one that stays within one circle. Range 0 to 1; weights do not matter.
//
// Algorithm: every triangle is found once, from its node of least degree ("forward" [2]). Cost:
// O(m^1.5) time, O(n + m) memory. (Boost.Graph's clustering_coefficient looks every pair up.)
//
// A node with fewer than two neighbours: 0.
//
// [1] D. J. Watts, S. H. Strogatz (1998). Collective dynamics of 'small-world' networks. Nature
// 393. [2] M. Latapy (2008). Main-memory triangle computations for very large (sparse (power-law))
// graphs.
//     Theoretical Computer Science 407.
#pragma once

#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per node.
std::vector<double> clustering(const KnowledgeGraph& graph);

}  // namespace sigloom
