// The highest eigenvalue's vector of a symmetric matrix of up to three rows.
#pragma once

#include <array>
#include <cstddef>

namespace sigloom {

using Symmetric3 = std::array<std::array<double, 3>, 3>;

/// Of the first `size` rows and columns; norm 1, first value not below 0, 0 beyond `size`. Cyclic
/// Jacobi rotations (Golub, Van Loan 2013, Matrix Computations, section 8.5), exact to rounding.
std::array<double, 3> highest_eigenvector(Symmetric3 matrix, std::size_t size);

}  // namespace sigloom
