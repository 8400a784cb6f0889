// Assortativity: whether edges join like with like.
//
//   by degree [1]  the correlation (Pearson) of the degrees of the two ends, over all edges in both
//                  directions
//   by kind [2]    (sum of e(k,k) - sum of a(k)^2) / (1 - sum of a(k)^2), where e(k,k) is the share
//                  of edges within kind k and a(k) the share of ends in it
//
// 1: like with like only; 0: as by chance; below 0: unlike with unlike, down to -1 by degree. In a
// report graph, hubs are mostly tied to what is in few reports, and degree assortativity is below
// 0. Weights do not count. O(n + m).
//
// [1] M. E. J. Newman (2002). Assortative mixing in networks. Physical Review Letters 89, 208701.
// [2] M. E. J. Newman (2003). Mixing patterns in networks. Physical Review E 67, 026126,
//     equation 2.
#pragma once

#include <optional>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Nothing where all ends have one degree, or there is no edge: a correlation is not defined then.
std::optional<double> degree_assortativity(const KnowledgeGraph& graph);

/// Nothing where all ends are of one kind, or there is no edge.
std::optional<double> kind_assortativity(const KnowledgeGraph& graph);

}  // namespace sigloom
