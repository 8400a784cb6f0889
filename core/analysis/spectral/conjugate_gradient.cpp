#include "core/analysis/spectral/conjugate_gradient.hpp"

#include <algorithm>

#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

/// Rounding errors of one sum of n terms grow with n; of sums of runs, with the length of a run and
/// the number of runs.
constexpr std::size_t run_length = 1024;

/// The sum of term(i) for begin to end-1.
template <typename Term>
double sum_of(std::size_t begin, std::size_t end, Term term) {
    double sum = 0;
    while (begin < end) {
        const std::size_t run_end = std::min(begin + run_length, end);
        // Additions wait for each other; four sums wait a fourth as long.
        double sums[4] = {};
        for (; begin + 4 <= run_end; begin += 4) {
            for (std::size_t i = 0; i < 4; ++i) sums[i] += term(begin + i);
        }
        for (; begin < run_end; ++begin) sums[0] += term(begin);
        sum += (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }
    return sum;
}

}  // namespace

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    return sum_of(0, a.size(), [&](std::size_t i) { return a[i] * b[i]; });
}

void multiply(const Adjacency& matrix, const std::vector<double>& x, std::vector<double>& product) {
    const Node* const target = matrix.target.data();
    const double* const weight = matrix.weight.data();
    const double* const value = x.data();
    for (Node node = 0; node < matrix.node_count(); ++node) {
        product[node] = sum_of(matrix.begin[node], matrix.begin[node + 1],
                               [&](std::size_t arc) { return weight[arc] * value[target[arc]]; });
    }
}

Convergence solve(const Adjacency& matrix, double factor, const std::vector<double>& b,
                  const std::function<double(const std::vector<double>&)>& size, double tolerance,
                  unsigned max_iterations, std::vector<double>& x) {
    const std::size_t n = x.size();
    std::vector<double> residual(n);
    std::vector<double> product(n);
    multiply(matrix, x, product);
    for (std::size_t i = 0; i < n; ++i) residual[i] = b[i] - x[i] + factor * product[i];
    std::vector<double> direction = residual;
    double norm = dot(residual, residual);
    Convergence reached{size(residual), tolerance, 0};
    StallGuard guard;
    while (reached.iterations < max_iterations && !reached.is_reached() && norm > 0 &&
           !guard.has_stalled(reached.residual)) {
        stop_if_cancelled();
        multiply(matrix, direction, product);
        for (std::size_t j = 0; j < n; ++j) product[j] = direction[j] - factor * product[j];
        const double curvature = dot(direction, product);
        if (!(curvature > 0)) break;  // nothing but rounding is left
        const double step = norm / curvature;
        for (std::size_t j = 0; j < n; ++j) {
            x[j] += step * direction[j];
            residual[j] -= step * product[j];
        }
        const double next = dot(residual, residual);
        for (std::size_t j = 0; j < n; ++j) {
            direction[j] = residual[j] + next / norm * direction[j];
        }
        norm = next;
        reached.residual = size(residual);
        ++reached.iterations;
    }
    return reached;
}

}  // namespace sigloom
