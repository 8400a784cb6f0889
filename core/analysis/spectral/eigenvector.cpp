#include "core/analysis/spectral/eigenvector.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/local/component.hpp"
#include "core/analysis/spectral/conjugate_gradient.hpp"
#include "core/analysis/spectral/symmetric3.hpp"
#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

using Vector = std::vector<double>;

void add(Vector& to, double factor, const Vector& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * from[i];
}

void scale(Vector& vector, double factor) {
    for (double& value : vector) value *= factor;
}

/// A vector and its product with the matrix of weights.
struct Direction {
    Vector x;
    Vector product;
};

/// Makes `direction` normal to `basis` (vectors of norm 1, normal to each other) and of norm 1.
/// False when nothing but rounding would be left of it.
bool make_orthonormal(Direction& direction, std::span<const Direction* const> basis) {
    const double before = std::sqrt(dot(direction.x, direction.x));
    for (int pass = 0; pass < 2; ++pass) {  // the second one takes what rounding left in the first
        for (const Direction* unit : basis) {
            const double part = dot(direction.x, unit->x);
            add(direction.x, -part, unit->x);
            add(direction.product, -part, unit->product);
        }
    }
    const double norm = std::sqrt(dot(direction.x, direction.x));
    if (!(norm > 1e-6 * before)) return false;
    scale(direction.x, 1 / norm);
    scale(direction.product, 1 / norm);
    return true;
}

class Iteration {
  public:
    explicit Iteration(const KnowledgeGraph& graph) : lists_(adjacency(graph)) {
        // In units of the highest weight no sum can overflow; the vector stays the same.
        const auto highest = std::ranges::max_element(lists_.weight);
        if (highest != lists_.weight.end()) {
            const double unit = *highest;
            for (double& weight : lists_.weight) weight /= unit;
        }
        const std::size_t n = lists_.node_count();
        for (Direction* direction : {&current_, &residual_, &step_}) {
            direction->x.assign(n, 0);
            direction->product.assign(n, 0);
        }
        current_.x.assign(n, 1 / std::sqrt(static_cast<double>(n)));
        multiply(current_);
    }

    [[nodiscard]] double eigenvalue() const { return dot(current_.x, current_.product); }

    /// |A x - lambda x| / lambda, to be called before advance(). 0 without edges.
    double residual() {
        const double lambda = eigenvalue();
        residual_.x = current_.product;
        add(residual_.x, -lambda, current_.x);
        return lambda == 0 ? 0 : std::sqrt(dot(residual_.x, residual_.x)) / lambda;
    }

    /// Products that are carried along collect rounding errors; this computes them anew.
    void refresh() {
        scale(current_.x, 1 / std::sqrt(dot(current_.x, current_.x)));
        multiply(current_);
        multiply(step_);
    }

    void advance() {
        std::array<const Direction*, 3> basis{&current_};
        std::size_t size = 1;
        multiply(residual_);
        for (Direction* direction : {&residual_, &step_}) {
            if (make_orthonormal(*direction, std::span(basis).first(size))) {
                basis[size++] = direction;
            }
        }
        Symmetric3 matrix{};
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                matrix[i][j] = matrix[j][i] = dot(basis[i]->x, basis[j]->product);
            }
        }
        const std::array<double, 3> best = highest_eigenvector(matrix, size);
        Direction step{Vector(current_.x.size(), 0), Vector(current_.x.size(), 0)};
        for (std::size_t i = 1; i < size; ++i) {
            add(step.x, best[i], basis[i]->x);
            add(step.product, best[i], basis[i]->product);
        }
        scale(current_.x, best[0]);
        scale(current_.product, best[0]);
        add(current_.x, 1, step.x);
        add(current_.product, 1, step.product);
        step_ = std::move(step);
    }

    Vector result() && { return std::move(current_.x); }

  private:
    void multiply(Direction& direction) const {
        sigloom::multiply(lists_, direction.x, direction.product);
    }

    Adjacency lists_;
    Direction current_;
    Direction residual_;
    Direction step_;  ///< how the last iteration changed the vector
};

/// What rounding left: a part of the vector too small to be anything else is 0, and nothing is
/// below 0.
void clean(Vector& vector, const std::vector<std::int32_t>& component) {
    Vector part(vector.size(), 0);
    for (std::size_t i = 0; i < vector.size(); ++i) {
        part[static_cast<std::size_t>(component[i])] += vector[i] * vector[i];
    }
    for (std::size_t i = 0; i < vector.size(); ++i) {
        if (part[static_cast<std::size_t>(component[i])] < 1e-16) vector[i] = 0;
        vector[i] = std::max(vector[i], 0.0);
    }
    scale(vector, 1 / std::sqrt(dot(vector, vector)));
}

}  // namespace

Eigenpair highest_eigenpair(const KnowledgeGraph& graph, const EigenvectorOptions& options) {
    if (!(options.tolerance > 0)) {
        throw std::invalid_argument("the tolerance of eigenvector centrality must be above 0");
    }
    if (graph.node_count() == 0) return {};
    constexpr unsigned refresh_every = 20;
    Iteration iteration(graph);
    Convergence reached{iteration.residual(), options.tolerance, 0};
    StallGuard guard;
    while (reached.iterations < options.max_iterations &&
           !guard.has_stalled(reached.residual, iteration.eigenvalue())) {
        stop_if_cancelled();
        if (reached.is_reached()) {
            iteration.refresh();
            reached.residual = iteration.residual();
            if (reached.is_reached()) break;
        }
        iteration.advance();
        if (++reached.iterations % refresh_every == 0) iteration.refresh();
        reached.residual = iteration.residual();
    }
    const double value = iteration.eigenvalue();
    Vector vector = std::move(iteration).result();
    clean(vector, component(graph));
    return {value, std::move(vector), reached};
}

std::vector<double> eigenvector(const KnowledgeGraph& graph, const EigenvectorOptions& options) {
    Eigenpair pair = highest_eigenpair(graph, options);
    if (options.reached != nullptr) *options.reached = pair.reached;
    return std::move(pair.vector);
}

}  // namespace sigloom
