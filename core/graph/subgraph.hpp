// Parts of a graph: the surroundings of a node, and the graph of some of the nodes and edges.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// The nodes at most `radius` edges away from a node, itself included, by rising number.
/// O(nodes + arcs of what is reached).
std::vector<Node> neighborhood(const KnowledgeGraph& graph, Node center, std::uint32_t radius);

/// The graph of these nodes and of all edges between them, with every column and with the evidence
/// of these nodes, which says so if anything is left out; the list of reports stays whole, also
/// with those that name none of them. The nodes keep their order; they rise and none stands twice,
/// else std::invalid_argument is thrown. O(nodes + edges + places + reports).
KnowledgeGraph induced_subgraph(const KnowledgeGraph& graph, std::span<const Node> nodes);

/// The graph of these nodes and of these edges, each of which joins two of them; otherwise as
/// induced_subgraph.
KnowledgeGraph subgraph(const KnowledgeGraph& graph, std::span<const Node> nodes,
                        std::span<const Edge> edges);

}  // namespace sigloom
