// Nodes as the texts of a cell or a line.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// The labels of these nodes, one after the other.
std::string joined_labels(const KnowledgeGraph& graph, std::span<const Node> nodes,
                          std::string_view separator = ", ");

}  // namespace sigloom
