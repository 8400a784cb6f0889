// Clustering: the share of the pairs of a node's neighbours that are neighbours themselves.
//
//   clustering(v)          = triangles(v) / (degree(v) (degree(v)-1) / 2)                     [1]
//   weighted_clustering(v) = sum over triangles {v,a,b} of w(v,a) + w(v,b)
//                            / (strength(v) (degree(v)-1))                       [2, equation 5]
//
// A low value at a node of high degree marks a topic that joins others that have nothing to do with
// each other; 1 marks one that stays within one circle. Barrat's weighted form counts a pair by the
// mean weight of its two ties with the node; where it is above the plain form, the strong ties are
// those of the circles. Range 0 to 1.
//
// Algorithm: every triangle is found once (triangles.hpp). Cost: O(m^1.5) time, O(n + m) memory.
// (Boost.Graph's clustering_coefficient looks every pair up.)
//
// A node with fewer than two neighbours: 0.
//
// [1] D. J. Watts, S. H. Strogatz (1998). Collective dynamics of 'small-world' networks.
//     Nature 393.
// [2] A. Barrat, M. Barthelemy, R. Pastor-Satorras, A. Vespignani (2004). The architecture of
//     complex weighted networks. PNAS 101.
#pragma once

#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per node; weights do not matter.
std::vector<double> clustering(const KnowledgeGraph& graph);

/// One value per node.
std::vector<double> weighted_clustering(const KnowledgeGraph& graph);

}  // namespace sigloom
