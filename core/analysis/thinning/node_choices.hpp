// Nodes by where they stand in the graph and what their columns say. Each function tells for every
// node whether it stays; with a node go its edges. O(n + m) unless said otherwise.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// The nodes of the largest connected component, the first of them where several are as large.
std::vector<bool> giant_component(const KnowledgeGraph& graph);

/// The nodes of the k-core: the largest part in which every node has at least k neighbours
/// (Seidman 1983).
std::vector<bool> k_core(const KnowledgeGraph& graph, std::size_t k);

/// The nodes at most `radius` edges away from one node, itself included.
std::vector<bool> surroundings(const KnowledgeGraph& graph, Node center, std::uint32_t radius);

/// The nodes that have an edge.
std::vector<bool> linked_nodes(const KnowledgeGraph& graph);

/// The nodes of these kinds. Throws std::invalid_argument for a kind that no node has.
std::vector<bool> nodes_of_kinds(const KnowledgeGraph& graph, std::span<const std::string> kinds);

/// The nodes that at least a number of reports name, by the column `reports`. Throws
/// std::invalid_argument when the graph has no such column.
std::vector<bool> nodes_of_reports(const KnowledgeGraph& graph, double least);

/// The nodes that at most this share of all reports name. A term in a tenth of them joins
/// everything with everything: shortest paths that lead over it tell nothing. Throws
/// std::invalid_argument when the graph does not carry its evidence, and with it the number of
/// reports.
std::vector<bool> nodes_without_hubs(const KnowledgeGraph& graph, double most);

}  // namespace sigloom
