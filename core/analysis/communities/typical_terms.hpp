// Typical terms: what a community is about, in a few words.
//
//   score(t, C) = f(t, C) * ln(1 + A / f(t))
//
// the class-based TF-IDF of Grootendorst [1, equation 2], where f(t, C) is how often a term stands
// in the texts of a class, f(t) how often in all, and A the mean number of words of a class. A
// graph does not count words; here f(t, C) is the weight between the term and the nodes of C, f(t)
// its strength, and A the mean, over the communities that have edges, of the strengths of their
// nodes. So a term leads that is tied much to its own community and little to others.
//
// Only nodes of C are candidates: its terms (kinds entity and theme), or all where it has none.
//
// Cost: O(n log n + m) time, O(n) memory.
//
// [1] M. Grootendorst (2022). BERTopic: neural topic modeling with a class-based TF-IDF procedure.
//     arXiv 2203.05794.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Of each node, in its own community, in units of the highest weight; 0 without an edge in it.
std::vector<double> typical_scores(const KnowledgeGraph& graph,
                                   std::span<const std::int32_t> community);

/// Up to `most` nodes per community, by falling score, ties by id. Communities are numbered from 0
/// to count-1.
std::vector<std::vector<Node>> typical_terms(const KnowledgeGraph& graph,
                                             std::span<const std::int32_t> community,
                                             std::int32_t count, std::size_t most);

}  // namespace sigloom
