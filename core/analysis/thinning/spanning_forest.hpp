// The maximum spanning forest: of every component the tree that joins all its nodes by as strong
// edges as possible. Whatever else is left out, beside it nothing falls apart.
//
// Algorithm: Kruskal [1] with union by size and path halving. Of edges of one weight those that
// come first in the graph are taken first. O(m log m).
//
// [1] J. B. Kruskal (1956). On the shortest spanning subtree of a graph and the traveling salesman
//     problem. Proceedings of the American Mathematical Society 7.
#pragma once

#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// For each edge whether it stays: nodes less components of them do.
std::vector<bool> maximum_spanning_forest(const KnowledgeGraph& graph);

}  // namespace sigloom
