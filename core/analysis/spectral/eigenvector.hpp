// Eigenvector centrality: a node is as central as its neighbours are, strong ties counting more.
//
//   x(v) = 1/lambda * sum over neighbours u of w(u,v) * x(u)
//
// for the highest eigenvalue lambda of the matrix of weights; scaled to Euclidean norm 1. A high
// value marks a topic that is strongly tied to topics that are strongly tied to each other: the
// core of the strongest circle. Range 0 to 1.
//
// Several components, or no edges: x is the uniform vector projected onto all eigenvectors of
// lambda, which is where power iteration from the uniform vector ends. So only the component with
// the highest eigenvalue has values above 0 (a small circle of strong ties can beat a large part of
// weak ones); components that share it share x; a graph without edges has 1/sqrt(n) everywhere. No
// nodes: no values. Eigenvalues that differ by less than some 1e-9 of lambda may pass for equal.
//
// Algorithm: locally optimal conjugate gradients [2] for one vector: each iteration takes the best
// vector of the space of the present one, its residual and the last step. Starts from the uniform
// vector, so it goes to where power iteration goes, in about the square root of its number of
// steps, and needs no shift for bipartite graphs. Ends when |A x - lambda x| <= tolerance * lambda,
// when neither that gets smaller nor lambda grows in 200 iterations, or after max_iterations, with
// the vector it has then. Values at the ends of long paths may be that much off, or 0.
//
// Cost: O(n + m) time per iteration, 20 to 100 of them in knowledge graphs, more the narrower the
// gap between the two highest eigenvalues; memory O(n + m).
//
// [1] P. Bonacich (1972). Factoring and weighting approaches to status scores and clique
//     identification. J. Mathematical Sociology 2.
// [2] A. V. Knyazev (2001). Toward the optimal preconditioned eigensolver: locally optimal block
//     preconditioned conjugate gradient method. SIAM J. Scientific Computing 23.
#pragma once

#include <vector>

#include "core/analysis/spectral/convergence.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct EigenvectorOptions {
    double tolerance = 1e-11;  ///< of the residual, as a part of lambda; above 0
    unsigned max_iterations = 20'000;
    Convergence* reached = nullptr;  ///< told how far the iteration came; may be null
};

/// One value per node. Throws std::invalid_argument when the tolerance is not above 0.
std::vector<double> eigenvector(const KnowledgeGraph& graph,
                                const EigenvectorOptions& options = {});

struct Eigenpair {
    double value = 0;            ///< in units of the highest weight; 0 without edges
    std::vector<double> vector;  ///< as eigenvector() gives it
    Convergence reached;         ///< the residual is a part of lambda
};
/// As eigenvector().
Eigenpair highest_eigenpair(const KnowledgeGraph& graph, const EigenvectorOptions& options = {});

}  // namespace sigloom
