// The neighbours of all nodes and their weights in plain arrays, for the inner loops of the
// measures.
#pragma once

#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// An edge is two arcs.
struct Adjacency : CompressedRows {
    std::vector<double> weight;  ///< of each arc
};

/// The graph's own rows, which are not copied, and the weights by arc. O(m).
Adjacency adjacency(const KnowledgeGraph& graph);

}  // namespace sigloom
