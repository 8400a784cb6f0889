// Degree: the number of neighbours of a node. A high value marks a topic that stands beside many
// others, however weakly. Range 0 to n-1. Cost: O(n) time.
//
// L. C. Freeman (1978). Centrality in social networks: conceptual clarification. Social Networks 1.
#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per node.
std::vector<std::int32_t> degree(const KnowledgeGraph& graph);

}  // namespace sigloom
