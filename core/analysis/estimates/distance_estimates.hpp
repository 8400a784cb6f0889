// Closeness and harmonic centrality (paths/closeness.hpp, paths/harmonic.hpp), by hops, from
// searches from some of the nodes [1].
//
// In each component of r nodes, k of them are drawn without replacement, and every node's distances
// to these are summed up (paths/bit_search.hpp). The mean over them, of distances or of inverse
// distances (a node to itself: 0), is near that over all r nodes: by Hoeffding's inequality [2] and
// over all n nodes, with probability 1 - delta none is off by more than epsilon times the range of
// its terms, where
//
//     k = ln(2 n / delta) / (2 epsilon^2)                                         [1, theorem 2]
//
// The range is 1 for inverse distances and a bound on the component's diameter (reach.hpp) for
// distances. A component of no more than k nodes is searched from all, and its values are exact.
// The intervals also use that there are no more nodes at distance 1 than neighbours.
//
// Cost: O(k m / 512) unions per level at most, on all threads; k is 77,000 for an epsilon of 0.01
// and 100,000 nodes: this is for graphs of many more.
//
// [1] D. Eppstein, J. Wang (2004). Fast approximation of centrality. Journal of Graph Algorithms
//     and Applications 8.
// [2] W. Hoeffding (1963). Probability inequalities for sums of bounded random variables. Journal
//     of the American Statistical Association 58. (Section 6: without replacement.)
#pragma once

#include "core/analysis/estimates/estimate.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

Estimate closeness_estimate(const KnowledgeGraph& graph, const EstimateOptions& options = {});
Estimate harmonic_estimate(const KnowledgeGraph& graph, const EstimateOptions& options = {});

}  // namespace sigloom
