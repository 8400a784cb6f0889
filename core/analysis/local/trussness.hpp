// Trussness: the highest k such that an edge of the node is in a k-truss, a subgraph in which every
// edge is in at least k-2 triangles. A high value marks a topic in a part so dense that every tie
// is confirmed by many others; stricter than core_number, which it exceeds by 1 at most. Whole
// numbers: 0 for an isolated node, 2 where no edge is in a triangle, up to n. Weights do not
// matter.
//
// Algorithm: truss decomposition [2]: edges sorted by their triangles; take the edge of fewest
// away, which takes its triangles from their other edges, again and again. Cost: O(m^1.5 log n)
// time at worst, O(n + m) memory.
//
// [1] J. Cohen (2008). Trusses: cohesive subgraphs for social network analysis. National Security
//     Agency Technical Report.
// [2] J. Wang, J. Cheng (2012). Truss decomposition in massive networks. PVLDB 5.
#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per edge: the highest k of a k-truss that has it, 2 or more.
std::vector<std::int32_t> edge_trussness(const KnowledgeGraph& graph);

/// One value per node: the highest of its edges.
std::vector<std::int32_t> trussness(const KnowledgeGraph& graph);

}  // namespace sigloom
