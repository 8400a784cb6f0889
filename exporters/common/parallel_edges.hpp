// Several edges between the same two nodes -> one, as a KnowledgeGraph has them.
#pragma once

#include <cstddef>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Keeps the first edge between each two nodes, with the weights of the others added to its own.
/// The ends are below `nodes`. Returns how many edges went. O(nodes + edges + values).
std::size_t merge_parallel_edges(EdgeTable& edges, std::size_t nodes);

}  // namespace sigloom
