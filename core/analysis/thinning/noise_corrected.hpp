// The noise-corrected backbone: which edges are stronger than the strengths of both their ends
// explain, given how uncertain a weight is.
//
// Weights are taken for counts out of a total N = 2 * (sum of all weights), and s is the strength:
//
//   kappa = N / (s(u) s(v)),   lift = (kappa w - 1) / (kappa w + 1)                  -1 to 1
//
// 0 is what the strengths alone lead to expect. The variance of the lift follows from a binomial
// weight whose probability has a beta prior with the mean and the variance of a hypergeometric
// draw, by the delta method:
//
//   mu       = s(u) s(v) / N^2
//   sigma^2  = s(u) s(v) (N - s(u)) (N - s(v)) / (N^4 (N - 1))
//   a, b     = mu q, (1 - mu) q       with q = mu (1 - mu) / sigma^2 - 1
//   P        = (a + w) / (a + b + N)
//   variance = P (1 - P) N * (2 (kappa + w d) / (kappa w + 1)^2)^2
//              with d = 1 / (s(u) s(v)) - N (s(u) + s(v)) / (s(u) s(v))^2
//
// An edge stays when lift > delta * sqrt(variance). 1.28, 1.64 and 2.32 are about one chance in
// ten, in twenty and in a hundred. O(n + m).
//
// Deviation from the authors' program: its b has 1 - mu^2 where the moments of a beta distribution
// ask for (1 - mu)^2. The two differ by a factor of 1 + 2 mu, and mu is tiny in any large graph.
//
// Total N of 1 or less, where the formula has no meaning: nothing stays.
//
// [1] M. Coscia, F. M. H. Neffke (2017). Network backboning with noisy data. 33rd IEEE
//     International Conference on Data Engineering.
#pragma once

#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// For each edge whether it stays; delta 0 or more.
std::vector<bool> noise_corrected_backbone(const KnowledgeGraph& graph, double delta);

}  // namespace sigloom
