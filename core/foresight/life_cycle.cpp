#include "core/foresight/life_cycle.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace sigloom {
namespace {

using Three = std::array<double, 3>;  // ceiling, span, middle

const double log_81 = std::log(81.0);

double logistic(const Three& at, double t) {
    return at[0] / (1 + std::exp(-log_81 / at[1] * (t - at[2])));
}

double squares(const Three& at, std::span<const double> values) {
    double sum = 0;
    for (std::size_t t = 0; t < values.size(); ++t) {
        const double off = values[t] - logistic(at, static_cast<double>(t));
        sum += off * off;
    }
    return sum;
}

/// The derivatives of the curve at t.
Three gradient(const Three& at, double t) {
    const double rate = log_81 / at[1];
    const double share = logistic(at, t) / at[0];
    const double slope = at[0] * share * (1 - share);
    return {share, -slope * rate * (t - at[2]) / at[1], -slope * rate};
}

/// Solves m x = b for a symmetric m that is positive definite, by Gauss.
Three solved(std::array<Three, 3> m, Three b) {
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t row = i + 1; row < 3; ++row) {
            const double factor = m[row][i] / m[i][i];
            for (std::size_t column = i; column < 3; ++column) {
                m[row][column] -= factor * m[i][column];
            }
            b[row] -= factor * b[i];
        }
    }
    for (std::size_t i = 3; i-- > 0;) {
        for (std::size_t column = i + 1; column < 3; ++column) b[i] -= m[i][column] * b[column];
        b[i] /= m[i][i];
    }
    return b;
}

/// When the values first reach a share of the last one, between periods.
double time_of(std::span<const double> values, double share) {
    const double wanted = share * values.back();
    const auto place = std::ranges::lower_bound(values, wanted);
    const auto t = static_cast<double>(place - values.begin());
    if (place == values.begin()) return t;
    return t - (*place - wanted) / (*place - *(place - 1));
}

Three fitted_curve(std::span<const double> values) {
    constexpr int most_steps = 200;
    const double tenth = time_of(values, 0.1);
    const double ninetieth = time_of(values, 0.9);
    Three at{1.05 * values.back(), std::max(1.0, ninetieth - tenth), time_of(values, 0.5)};
    double error = squares(at, values);
    double damping = 1e-3;
    for (int step = 0; step < most_steps; ++step) {
        std::array<Three, 3> normal{};
        Three right{};
        for (std::size_t t = 0; t < values.size(); ++t) {
            const Three slope = gradient(at, static_cast<double>(t));
            const double off = values[t] - logistic(at, static_cast<double>(t));
            for (std::size_t i = 0; i < 3; ++i) {
                right[i] += slope[i] * off;
                for (std::size_t j = 0; j < 3; ++j) normal[i][j] += slope[i] * slope[j];
            }
        }
        for (std::size_t i = 0; i < 3; ++i) normal[i][i] *= 1 + damping;
        const Three move = solved(normal, right);
        const Three next{at[0] + move[0], at[1] + move[1], at[2] + move[2]};
        const double next_error = next[0] > 0 && next[1] > 0 ? squares(next, values) : INFINITY;
        if (next_error < error) {
            const bool is_there = error - next_error <= 1e-12 * error;
            at = next;
            error = next_error;
            damping = std::max(damping / 10, 1e-12);
            if (is_there) break;
        } else {
            damping *= 10;
            if (!(damping < 1e12)) break;
        }
    }
    return at;
}

}  // namespace

std::optional<LifeCycle> life_cycle(std::span<const std::int32_t> counts) {
    std::vector<double> values;
    double total = 0;
    for (const std::int32_t count : counts) values.push_back(total += count);
    if (counts.size() < LifeCycle::fewest_periods || total < LifeCycle::fewest_reports) {
        return std::nullopt;
    }
    const Three at = fitted_curve(values);
    double mean = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    double spread = 0;
    for (const double value : values) spread += (value - mean) * (value - mean);
    const LifeCycle fit{at[0], at[1], at[2], spread > 0 ? 1 - squares(at, values) / spread : 0};
    const bool middle_is_seen =
        fit.middle >= 0 && fit.middle <= static_cast<double>(counts.size() - 1);
    if (!middle_is_seen || !(fit.r_squared >= 0.95) || !(fit.ceiling <= 2 * total)) {
        return std::nullopt;
    }
    return fit;
}

}  // namespace sigloom
