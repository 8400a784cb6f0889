#include "core/analysis/spectral/conjugate_gradient.hpp"

namespace sigloom {
namespace {

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

}  // namespace

void multiply(const Adjacency& matrix, const std::vector<double>& x, std::vector<double>& product) {
    const Node* const target = matrix.target.data();
    const double* const weight = matrix.weight.data();
    const double* const value = x.data();
    for (Node node = 0; node < matrix.node_count(); ++node) {
        // Additions wait for each other; four sums wait a fourth as long.
        double sums[4] = {};
        std::size_t arc = matrix.begin[node];
        const std::size_t end = matrix.begin[node + 1];
        for (; arc + 4 <= end; arc += 4) {
            for (std::size_t i = 0; i < 4; ++i) sums[i] += weight[arc + i] * value[target[arc + i]];
        }
        for (; arc < end; ++arc) sums[0] += weight[arc] * value[target[arc]];
        product[node] = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }
}

void solve(const Adjacency& matrix, double factor, const std::vector<double>& b,
           const std::function<double(const std::vector<double>&)>& size, double tolerance,
           unsigned max_iterations, std::vector<double>& x) {
    const std::size_t n = x.size();
    std::vector<double> residual(n);
    std::vector<double> product(n);
    multiply(matrix, x, product);
    for (std::size_t i = 0; i < n; ++i) residual[i] = b[i] - x[i] + factor * product[i];
    std::vector<double> direction = residual;
    double norm = dot(residual, residual);
    for (unsigned i = 0; i < max_iterations && size(residual) >= tolerance && norm > 0; ++i) {
        multiply(matrix, direction, product);
        for (std::size_t j = 0; j < n; ++j) product[j] = direction[j] - factor * product[j];
        const double curvature = dot(direction, product);
        if (!(curvature > 0)) return;  // nothing but rounding is left
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
    }
}

}  // namespace sigloom
