// PageRank: where a reader is found who keeps walking along edges, the strong ones more often.
//
//   rank(v) = (1-d)/n + d * ( sum over neighbours u of rank(u) * w(u,v)/strength(u)
//                             + (sum of rank(i) over isolated nodes i) / n )
//
// with damping d. A reader at an isolated node goes on anywhere. A high value marks a topic that
// important topics are strongly tied to. The values are above 0 and sum to 1.
//
// Algorithm: power iteration from the uniform vector, until the values of two iterations differ by
// less than `tolerance` in sum; they then differ from the exact ones by d/(1-d) times that at most.
// The difference falls by d in every iteration: with the defaults some 160 do. Weights matter only
// relative to the others of a node, so no sum of them can overflow.
//
// Cost: O(n + m) time per iteration; memory O(n + m).
//
// No nodes: no values. No edges: 1/n everywhere.
//
// L. Page, S. Brin, R. Motwani, T. Winograd (1999). The PageRank citation ranking: bringing order
// to the web. Stanford InfoLab 1999-66.
#pragma once

#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct PagerankOptions {
    double damping = 0.85;     ///< 0 up to, not including, 1
    double tolerance = 1e-12;  ///< sum of the absolute changes of all nodes, above 0
    unsigned max_iterations = 1000;
};

/// One value per node. Throws std::invalid_argument for options out of range.
std::vector<double> pagerank(const KnowledgeGraph& graph, const PagerankOptions& options = {});

}  // namespace sigloom
