// Edges by what their own columns say. Each function tells for every edge whether it stays. O(m).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// The edges of at least this weight.
std::vector<bool> edges_of_weight(const KnowledgeGraph& graph, double least);

/// So many edges, those of the highest weights in the whole graph; of edges of one weight the first.
/// O(m log m).
std::vector<bool> heaviest_edges(const KnowledgeGraph& graph, std::size_t count);

/// The edges that at least a number of reports join, by the column `count`. Throws
/// std::invalid_argument when the graph has no such column.
std::vector<bool> edges_of_count(const KnowledgeGraph& graph, double least);

/// The edges of these kinds. Throws std::invalid_argument for a kind that no edge has.
std::vector<bool> edges_of_kinds(const KnowledgeGraph& graph, std::span<const std::string> kinds);

}  // namespace sigloom
