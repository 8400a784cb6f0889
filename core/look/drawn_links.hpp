// Which links of a graph are drawn, where not all can be.
#pragma once

#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// By rising number: those up to default_links_per_node() (core/layout/backbone.hpp) of the column
/// `backbone`, for the nodes that have links; all of them where the graph has no such column. O(m).
std::vector<Edge> drawn_links(const KnowledgeGraph& graph);

}  // namespace sigloom
