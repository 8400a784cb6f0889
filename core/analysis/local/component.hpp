// Component: the number of the part of the graph that a node can reach.
//
// Whole numbers from 0, by falling number of nodes; parts of one size by their smallest node. So 0
// is the largest part, and an isolated node has one of the last numbers. A name, not an amount: a
// high value only says that the part is small.
//
// Algorithm: a breadth-first search from every node that none has reached yet [1], then a sort of
// the parts by size. (Boost.Graph's connected_components takes undirected graphs only, which
// compressed rows are not.) Cost: O(n log n + m) time, O(n) memory. No nodes: no values.
//
// [1] J. Hopcroft, R. Tarjan (1973). Algorithm 447: efficient algorithms for graph manipulation.
//     Communications of the ACM 16.
#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per node.
std::vector<std::int32_t> component(const KnowledgeGraph& graph);

}  // namespace sigloom
