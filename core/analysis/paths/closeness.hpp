// Closeness: how near a node is to the nodes that it can reach.
//
//   closeness(v) = (r-1) / (sum of the distances from v to them)  *  (r-1) / (n-1)
//
// where r nodes, v included, are in the component of v, and a distance is a number of hops or a sum
// of 1/weight (see path_length.hpp). The second factor, of Wasserman and Faust [2], keeps a node of
// a small component from looking central: it is the share of the other nodes that v reaches. A high
// value marks a node from which everything is a short way. By hops 0 to 1; by length, in units of
// weight, 0 to the highest weight.
//
// Algorithm: a search from every node. Cost: O(n m) time by hops, O(n (n + m) log n) by length, on
// all threads; memory O(n + m) per thread.
//
// No nodes: no values. An isolated node: 0.
//
// [1] L. C. Freeman (1978). Centrality in social networks: conceptual clarification. Social
//     Networks 1.
// [2] S. Wasserman, K. Faust (1994). Social Network Analysis: Methods and Applications, p. 201.
#pragma once

#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/analysis/paths/path_length.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct ClosenessOptions {
    PathLength length = PathLength::hops;
    MeasureContext context;
};

/// One value per node.
std::vector<double> closeness(const KnowledgeGraph& graph, const ClosenessOptions& options = {});

}  // namespace sigloom
