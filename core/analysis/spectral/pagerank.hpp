// PageRank: where a reader is found who keeps walking along edges, the strong ones more often.
//
//   rank(v) = t(v) * (1-d + d * sum of rank(i) over isolated nodes i)
//             + d * sum over neighbours u of rank(u) * w(u,v)/strength(u)
//
// with damping d and teleportation t(v), which is 1/n, or as `personalization` says. A reader at an
// isolated node goes on as by teleportation. A high value marks a topic that important topics are
// strongly tied to, or that the topics of the personalization are. The values are 0 or more (above
// 0 without personalization) and sum to 1.
//
// Algorithm: nodes from which the reader goes on alike are one class (lumping.hpp), whose rank is
// divided among them in the end. In an undirected graph the equation is symmetric in
// rank(v)/sqrt(strength(v)), with eigenvalues of 1-d to 1+d, and conjugate gradients solve it (see
// conjugate_gradient.hpp) in a fourth of the iterations of a walk: some 20 to 40 with the defaults.
// The start is the walk without teleportation, which ends at values in the proportion of the
// strengths. Ends when one step of the reader changes the values by at most `tolerance` in sum, or when
// that stalls; they then differ from the exact ones by 1/(1-d) times that at most. Weights below 1e-100 of the
// highest are taken for that.
//
// Cost: O(n + m) time per iteration; memory O(n + m).
//
// No nodes: no values. No edges: t(v).
//
// [1] L. Page, S. Brin, R. Motwani, T. Winograd (1999). The PageRank citation ranking: bringing
//     order to the web. Stanford InfoLab 1999-66.
// [2] V. Grolmusz (2015). A note on the PageRank of undirected graphs. Information Processing
//     Letters 115. (Ranks in the proportion of the strengths.)
#pragma once

#include <vector>

#include "core/analysis/spectral/convergence.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct PagerankOptions {
    double damping = 0.85;     ///< 0 up to, not including, 1
    double tolerance = 1e-13;  ///< sum of the absolute changes by one step, above 0
    unsigned max_iterations = 1000;
    /// Where the reader starts again: for each node 0 or more, not all 0, in any unit; empty:
    /// anywhere.
    std::vector<double> personalization;
    Convergence* reached = nullptr;  ///< told how far the iteration came; may be null
};

/// One value per node. Throws std::invalid_argument for options out of range, and for a
/// personalization of another length.
std::vector<double> pagerank(const KnowledgeGraph& graph, const PagerankOptions& options = {});

}  // namespace sigloom
