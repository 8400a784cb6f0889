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
    for (Node node = 0; node < matrix.node_count(); ++node) {
        double sum = 0;
        for (const auto arc : matrix.arcs(node)) sum += matrix.weight[arc] * x[matrix.target[arc]];
        product[node] = sum;
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
