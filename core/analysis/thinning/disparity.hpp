// The disparity filter: which edges carry more of a node's strength than chance would give them.
//
//   p(u, v) = (1 - w(u, v) / strength(u)) ^ (degree(u) - 1)
//
// is the probability that an edge of u is at least as strong, if the strength of u were cut into
// degree(u) pieces at random [1, equation 2]. An edge stays when p < alpha at one of its two ends
// at least. A node with one neighbour has p = 1: its edge stays only if it is strong at the other
// end. Unlike a threshold it keeps what is strong for its place, at all scales of strength.
// O(n + m).
//
// No edges: nothing stays. Edges of equal weight at one node all have the same p.
//
// [1] M. A. Serrano, M. Boguna, A. Vespignani (2009). Extracting the multiscale backbone of complex
//     weighted networks. PNAS 106.
#pragma once

#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// For each edge whether it stays; alpha from 0 (nothing does) to 1.
std::vector<bool> disparity_filter(const KnowledgeGraph& graph, double alpha);

}  // namespace sigloom
