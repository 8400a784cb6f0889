// The part of a graph that a page holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom::html {

/// The community of each node, numbered from 0 in the order of their first nodes.
std::vector<std::int32_t> communities_of(const KnowledgeGraph& graph);

/// The largest nodes of every community, by the column `size` (by degree without it): each keeps
/// the same share of its nodes, rounded up for the larger communities first, so that every one that
/// has at least nodes / most of them keeps some. All nodes when there are no more than `most`.
/// Rising. O(n log n).
std::vector<Node> largest_of_communities(const KnowledgeGraph& graph, std::size_t most);

/// The links between these nodes: all, or as many of the lowest backbone rank as come to no more
/// than `most`. Rising. O(m).
std::vector<Edge> links_to_keep(const KnowledgeGraph& graph, const std::vector<Node>& nodes,
                                std::size_t most);

/// The backbone rank of each link; 1 where the graph tells none.
std::vector<std::int32_t> backbone_ranks_of(const KnowledgeGraph& graph);

}  // namespace sigloom::html
