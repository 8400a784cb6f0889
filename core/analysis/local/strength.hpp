// Strength: the sum of the weights of the edges of a node. A high value marks a topic that is tied
// to others by much evidence, be they many or few. In units of weight, 0 or more.
//
// Algorithm: one pass over the edges. The sum is that of weight_sum.hpp: exact where weights are
// whole millionths, so that 0.1 + 0.2 + 0.3 is 0.6 in any order. Cost: O(n + m) time.
//
// An isolated node: 0. A sum that a double cannot hold: the highest finite double.
//
// A. Barrat, M. Barthelemy, R. Pastor-Satorras, A. Vespignani (2004). The architecture of complex
// weighted networks. PNAS 101, equation 2.
#pragma once

#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per node.
std::vector<double> strength(const KnowledgeGraph& graph);

}  // namespace sigloom
