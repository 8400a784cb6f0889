// The part that a node plays between communities and within its own (Guimera and Amaral [1]).
//
//   participation(v)   = 1 - sum over communities C of (k(v,C) / degree(v))^2
//   within_module_z(v) = (k(v, own C) - mean over C) / standard deviation over C
//
// where k(v,C) counts the neighbours of v in C, and mean and (population) deviation are those of
// k(u,C) over the nodes u of the community. A participation near 1 marks a topic whose neighbours
// are spread over many communities, 0 one that stays in its own; a high z marks the hub of a
// community (above 2.5 in the paper). z is 0 where all nodes of a community have the same k, and
// participation 0 for an isolated node. Weights matter only for what the communities are.
//
// Cost: that of the communities, and O(n + m).
//
// [1] R. Guimera, L. A. N. Amaral (2005). Functional cartography of complex metabolic networks.
//     Nature 433.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per node; communities are numbered from 0, below the number of nodes.
std::vector<double> participation(const KnowledgeGraph& graph,
                                  std::span<const std::int32_t> community);
std::vector<double> within_module_z(const KnowledgeGraph& graph,
                                    std::span<const std::int32_t> community);

}  // namespace sigloom
