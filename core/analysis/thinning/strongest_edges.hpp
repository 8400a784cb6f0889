// The strongest edges of every node. An edge stays when it is among the k strongest of one of its
// two ends at least, so that no node loses its best ties, however weak these are elsewhere, and
// each keeps k edges or all it has. Of edges of one weight those to the nodes that come first in
// the graph count as stronger. O(n + m log(highest degree)).
#pragma once

#include <cstddef>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// For each edge whether it stays.
std::vector<bool> strongest_edges(const KnowledgeGraph& graph, std::size_t k);

}  // namespace sigloom
