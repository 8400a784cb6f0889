// Katz centrality: how many walks end at a node, each step making a walk count less.
//
//   x(v) = 1 + alpha * sum over neighbours u of w(u,v) * x(u),   alpha = share / highest eigenvalue
//
// scaled to Euclidean norm 1. A high value marks a topic with many and strong ways to it. With a
// share near 0 it follows strength, near 1 eigenvector centrality; but no node gets 0, in whatever
// component. Range: above 0, up to 1. No edges: 1/sqrt(n) everywhere. No nodes: no values.
//
// Algorithm: the eigenvalue as in eigenvector.hpp, then conjugate gradients
// (conjugate_gradient.hpp) until |1 + alpha A x - x| <= tolerance * sqrt(n), or
// that stalls. Weights below 1e-300
// of the highest count as 0. Cost: O(n + m) per iteration, some 20 to 40 beside those of the
// eigenvalue; memory O(n + m).
//
// L. Katz (1953). A new status index derived from sociometric analysis. Psychometrika 18.
#pragma once

#include <vector>

#include "core/analysis/spectral/convergence.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct KatzOptions {
    double share = 0.85;       ///< of the highest possible alpha; 0 up to, not including, 1
    double tolerance = 1e-12;  ///< of the residual, as a part of the norm of the ones; above 0
    unsigned max_iterations = 1000;
    /// Told how far the iteration came, or that for the eigenvalue where that is what fell short;
    /// may be null.
    Convergence* reached = nullptr;
};

/// One value per node. Throws std::invalid_argument for options out of range.
std::vector<double> katz(const KnowledgeGraph& graph, const KatzOptions& options = {});

}  // namespace sigloom
