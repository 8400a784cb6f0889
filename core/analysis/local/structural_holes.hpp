// Structural holes: whether a node's neighbours are tied to each other, which takes away what it
// could gain by standing between them. With p(u,v) = w(u,v)/strength(u):
//
//   constraint(u)     = sum over neighbours v of (p(u,v) + sum over q of p(u,q) p(q,v))^2    [1, 2]
//   effective_size(u) = degree(u) - sum over pairs of neighbours v, q of p(u,q) w(v,q)/max w(v,.)
//                                                                                            [1, 3]
//   efficiency(u)     = effective_size(u) / degree(u)
//
// where q is a neighbour of both u and v, and pairs of neighbours are ordered. A low constraint, a
// high effective size and an efficiency near 1 mark a topic between fields that have no other tie.
// Constraint is 0 to 9/8 (two neighbours, tied to each other); effective size above 0 up to the
// degree, which it is where no neighbours are tied.
//
// Algorithm: one pass over all triangles (triangles.hpp). Cost: O(m^1.5) time, O(n + m) memory.
//
// An isolated node: 0 in all three (networkx and igraph say NaN).
//
// [1] R. S. Burt (1992). Structural Holes: The Social Structure of Competition. Chapter 2.
// [2] R. S. Burt (2004). Structural holes and good ideas. American J. of Sociology 110.
// [3] S. P. Borgatti (1997). Structural holes: unpacking Burt's redundancy measures.
//     Connections 20.
//     M. G. Everett, S. P. Borgatti (2020). Unpacking Burt's constraint measure. Social
//     Networks 62.
#pragma once

#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per node.
std::vector<double> constraint(const KnowledgeGraph& graph);
std::vector<double> effective_size(const KnowledgeGraph& graph);
std::vector<double> efficiency(const KnowledgeGraph& graph);

}  // namespace sigloom
