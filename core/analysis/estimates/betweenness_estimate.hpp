// Betweenness (paths/betweenness.hpp), by hops, from a sample of shortest paths.
//
// Two different nodes are drawn, each pair as likely as the others, and one of the shortest paths
// between them (path_sampler.hpp). The share of the paths that a node lies inside, times n/(n-2) as
// a node is no end of its own pairs, is an unbiased estimate of its betweenness. Draws go on until
// the rule of stopping_rule.hpp says that they are enough: with probability 1 - delta every value
// is within epsilon of the exact one, and inside its interval.
//
// Cost: at most (1/2 epsilon^-2) (log2 diameter + 2 + ln(2/delta)) draws, 35,000 for an epsilon of
// 0.01, each a search from both ends, O(n + m) at worst; on all threads. Memory O(n + m) per
// thread.
//
// Fewer than three nodes: 0, exactly.
#pragma once

#include "core/analysis/estimates/estimate.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

Estimate betweenness_estimate(const KnowledgeGraph& graph, const EstimateOptions& options = {});

}  // namespace sigloom
