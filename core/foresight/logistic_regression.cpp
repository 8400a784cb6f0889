#include "core/foresight/logistic_regression.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

/// ln(1 + exp(sum)) without overflow.
double softplus(double sum) {
    return std::max(sum, 0.0) + std::log1p(std::exp(-std::abs(sum)));
}

double logistic(double sum) {
    return 1 / (1 + std::exp(-sum));
}

/// Solves A x = b for a symmetric positive definite A, given by its rows, by Cholesky's decomposition.
std::vector<double> solve(std::vector<double> a, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < j; ++k) a[j * n + j] -= a[j * n + k] * a[j * n + k];
        a[j * n + j] = std::sqrt(a[j * n + j]);
        for (std::size_t i = j + 1; i < n; ++i) {
            for (std::size_t k = 0; k < j; ++k) a[i * n + j] -= a[i * n + k] * a[j * n + k];
            a[i * n + j] /= a[j * n + j];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= a[i * n + k] * b[k];
        b[i] /= a[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k * n + i] * b[k];
        b[i] /= a[i * n + i];
    }
    return b;
}

class LogisticFit {
  public:
    LogisticFit(std::span<const double> x, std::size_t width, const std::vector<bool>& y,
                double ridge)
        : x_(x), width_(width), y_(y), ridge_(ridge) {}

    LogisticModel run() {
        constexpr int most_steps = 100;
        constexpr double small_enough = 1e-12;
        LogisticModel model{0, std::vector<double>(width_)};
        double loss = loss_of(model);
        for (int step = 0; step < most_steps; ++step) {
            stop_if_cancelled();
            const std::vector<double> direction = newton_direction(model);
            double length = 1;
            LogisticModel next = moved(model, direction, length);
            double next_loss = loss_of(next);
            while (next_loss > loss && length > small_enough) {
                length /= 2;
                next = moved(model, direction, length);
                next_loss = loss_of(next);
            }
            if (!(next_loss < loss)) break;
            const bool is_there = loss - next_loss <= small_enough * loss;
            model = std::move(next);
            loss = next_loss;
            if (is_there) break;
        }
        return model;
    }

  private:
    [[nodiscard]] std::span<const double> row(std::size_t i) const {
        return x_.subspan(i * width_, width_);
    }

    [[nodiscard]] double loss_of(const LogisticModel& model) const {
        double loss = 0;
        for (std::size_t i = 0; i < y_.size(); ++i) {
            const double sum = model.sum(row(i));
            loss += softplus(y_[i] ? -sum : sum);
        }
        for (const double each : model.coefficients) loss += ridge_ / 2 * each * each;
        return loss;
    }

    /// Of the intercept, then of the coefficients.
    [[nodiscard]] std::vector<double> newton_direction(const LogisticModel& model) const {
        const std::size_t n = width_ + 1;
        std::vector<double> gradient(n);
        std::vector<double> curvature(n * n);
        std::vector<double> values(n, 1);
        for (std::size_t i = 0; i < y_.size(); ++i) {
            std::ranges::copy(row(i), values.begin() + 1);
            const double p = model.probability(row(i));
            const double rest = (y_[i] ? 1.0 : 0.0) - p;
            const double weight = p * (1 - p);
            for (std::size_t j = 0; j < n; ++j) {
                gradient[j] += rest * values[j];
                for (std::size_t k = 0; k <= j; ++k) {
                    curvature[j * n + k] += weight * values[j] * values[k];
                }
            }
        }
        // Keeps the intercept's row positive where every p has become 0 or 1.
        curvature[0] += 1e-12;
        for (std::size_t j = 1; j < n; ++j) {
            gradient[j] -= ridge_ * model.coefficients[j - 1];
            curvature[j * n + j] += ridge_;
        }
        return solve(std::move(curvature), std::move(gradient));
    }

    static LogisticModel moved(LogisticModel model, std::span<const double> direction,
                               double length) {
        model.intercept += length * direction[0];
        for (std::size_t k = 0; k < model.coefficients.size(); ++k) {
            model.coefficients[k] += length * direction[k + 1];
        }
        return model;
    }

    std::span<const double> x_;
    std::size_t width_;
    const std::vector<bool>& y_;
    double ridge_;
};

}  // namespace

double LogisticModel::sum(std::span<const double> x) const {
    double sum = intercept;
    for (std::size_t k = 0; k < coefficients.size(); ++k) sum += coefficients[k] * x[k];
    return sum;
}

double LogisticModel::probability(std::span<const double> x) const {
    return logistic(sum(x));
}

LogisticModel fit_logistic(std::span<const double> x, std::size_t width, const std::vector<bool>& y,
                           double ridge) {
    if (!(ridge > 0)) throw std::invalid_argument("the ridge must be above 0");
    if (std::ranges::count(y, true) == 0 || std::ranges::count(y, false) == 0) {
        throw std::invalid_argument("it takes both what happened and what did not");
    }
    return LogisticFit(x, width, y, ridge).run();
}

}  // namespace sigloom
