#include "core/analysis/spectral/symmetric3.hpp"

#include <cmath>

namespace sigloom {
namespace {

struct Rotation {
    double cosine;
    double sine;
};

/// The rotation of rows and columns p and q that makes matrix[p][q] 0.
Rotation annihilate(const Symmetric3& matrix, std::size_t p, std::size_t q) {
    const double tau = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    const double tangent = std::copysign(1.0, tau) / (std::abs(tau) + std::hypot(1.0, tau));
    const double cosine = 1 / std::hypot(1.0, tangent);
    return {cosine, tangent * cosine};
}

void rotate_columns(Symmetric3& matrix, std::size_t p, std::size_t q, Rotation by) {
    for (auto& row : matrix) {
        const double value = row[p];
        row[p] = by.cosine * value - by.sine * row[q];
        row[q] = by.sine * value + by.cosine * row[q];
    }
}

void rotate_rows(Symmetric3& matrix, std::size_t p, std::size_t q, Rotation by) {
    for (std::size_t column = 0; column < 3; ++column) {
        const double value = matrix[p][column];
        matrix[p][column] = by.cosine * value - by.sine * matrix[q][column];
        matrix[q][column] = by.sine * value + by.cosine * matrix[q][column];
    }
}

}  // namespace

std::array<double, 3> highest_eigenvector(Symmetric3 matrix, std::size_t size) {
    Symmetric3 vectors{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    constexpr int sweeps = 12;  // convergence is quadratic: five do for three rows
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        for (std::size_t q = 1; q < size; ++q) {
            for (std::size_t p = 0; p < q; ++p) {
                if (matrix[p][q] == 0) continue;
                const Rotation rotation = annihilate(matrix, p, q);
                rotate_columns(matrix, p, q, rotation);
                rotate_rows(matrix, p, q, rotation);
                rotate_columns(vectors, p, q, rotation);
                matrix[p][q] = matrix[q][p] = 0;
            }
        }
    }
    std::size_t highest = 0;
    for (std::size_t i = 1; i < size; ++i) {
        if (matrix[i][i] > matrix[highest][highest]) highest = i;
    }
    const double sign = vectors[0][highest] < 0 ? -1 : 1;
    std::array<double, 3> result{};
    for (std::size_t i = 0; i < size; ++i) result[i] = sign * vectors[i][highest];
    return result;
}

}  // namespace sigloom
