// The terms of each report: the places of the evidence, turned around.
#pragma once

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Of each report of the evidence its entities and themes, rising. O(nodes + places).
ListPerNode<Node> terms_of_reports(const KnowledgeGraph& graph);

}  // namespace sigloom
