// Solves (I - factor * A) x = b for a symmetric A without values below 0, whose highest eigenvalue
// is below 1/factor: conjugate gradients [1].
//
// Each iteration takes one product with A, as power iteration does, but the error falls by
// (sqrt(c)-1)/(sqrt(c)+1) in each, c = (1+s)/(1-s) being the condition and s = factor * eigenvalue;
// for s = 0.85 by 0.56 instead of 0.85, so a fourth of the products gives the same residual. All
// sums are in the order of the nodes.
//
// [1] M. R. Hestenes, E. Stiefel (1952). Methods of conjugate gradients for solving linear systems.
//     J. Research of the National Bureau of Standards 49.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/spectral/convergence.hpp"

namespace sigloom {

/// a * b, in the order of the elements; sums of runs of them keep rounding small.
double dot(const std::vector<double>& a, const std::vector<double>& b);

/// Improves `x` until size(residual) is at most `tolerance` or stalls, or `max_iterations` times.
/// Weights are the values of A. Asks stop_if_cancelled(). O(n + m) per iteration; memory O(n).
Convergence solve(const Adjacency& matrix, double factor, const std::vector<double>& b,
                  const std::function<double(const std::vector<double>&)>& size, double tolerance,
                  unsigned max_iterations, std::vector<double>& x);

/// product = A x, each sum of a row in runs, as of dot().
void multiply(const Adjacency& matrix, const std::vector<double>& x, std::vector<double>& product);

}  // namespace sigloom
