// Core number: the highest k such that a node is in a subgraph in which every node has at least k
// neighbours. A high value marks the dense heart of the corpus: topics that are named together with
// topics that are named together. Whole numbers, 0 to n-1; weights do not matter.
//
// Algorithm: Batagelj and Zaversnik [2]: nodes sorted by degree; take the node of least degree
// away, again and again. Cost: O(n + m) time and memory.
//
// An isolated node: 0.
//
// [1] S. B. Seidman (1983). Network structure and minimum degree. Social Networks 5.
// [2] V. Batagelj, M. Zaversnik (2003). An O(m) algorithm for cores decomposition of networks.
//     arXiv cs/0310049.
#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per node.
std::vector<std::int32_t> core_number(const KnowledgeGraph& graph);

}  // namespace sigloom
