// Which nodes of a graph are central, and which bridge its communities.
//
//   strength  s_i = sum of the weights of the edges of i
//   bridging  s_i (1 - sum over communities c of (s_ic / s_i)^2)
//
// where s_ic is the weight of the edges of i to nodes of c: the participation coefficient of Guimera and
// Amaral [1], times the strength, since a node with two weak ties to two communities bridges little. Both
// are 0 or above, in the unit of the weights. O(nodes log nodes + edges).
//
// [1] R. Guimera, L. A. N. Amaral (2005). Functional cartography of complex metabolic networks. Nature 433.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value for each node.
std::vector<double> strengths(const KnowledgeGraph& graph);
/// `community` of each node, from 0.
std::vector<double> bridging(const KnowledgeGraph& graph, std::span<const std::int32_t> community);

/// The nodes with the highest values, at most `most`, without those of value 0; by falling value, ties by id.
std::vector<Node> leading_nodes(const KnowledgeGraph& graph, std::span<const double> values,
                                std::size_t most);

}  // namespace sigloom
