// Local efficiency: how near to each other a node's neighbours stay when the node is taken away.
//
//   local_efficiency(v) = mean over ordered pairs {i, j} of neighbours of v of 1/d(i, j)
//
// where d counts hops along neighbours of v only, and 1/d is 0 where no such path leads from i to j
// [1]. Range 0 to 1: 1 where all neighbours are neighbours of each other, 0 where none are. A pair
// of neighbours one step apart adds 1, as to the clustering coefficient, and one two steps apart
// 1/2, so that it is at least the clustering coefficient.
//
// Algorithm: twins become classes (twins.hpp), all of whose nodes have the same value. For each
// class, a breadth-first search among its neighbours with a bit for each source (bit_search.hpp).
//
// Cost: for each class, with k neighbouring classes and t edges between these, O(k + t) unions of
// 64 bytes for every 512 of the k sources and each level, on all threads; to find the edges, the
// degrees of the k. Memory O(n + m), and O(k + t) per thread.
//
// A node with fewer than two neighbours: 0.
//
// [1] V. Latora, M. Marchiori (2001). Efficient behavior of small-world networks. Physical Review
//     Letters 87, 198701.
#pragma once

#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per node.
std::vector<double> local_efficiency(const KnowledgeGraph& graph,
                                     const MeasureContext& context = {});

}  // namespace sigloom
