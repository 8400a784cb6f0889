#include "core/foresight/mann_kendall.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace sigloom {
namespace {

double sign(double value) {
    return static_cast<double>(value > 0) - static_cast<double>(value < 0);
}

/// n (n-1) (2n+5)
double spread(std::size_t count) {
    const auto n = static_cast<double>(count);
    return n * (n - 1) * (2 * n + 5);
}

double spread_of_ties(std::span<const double> values) {
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    double sum = 0;
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin + 1;
        while (end < sorted.size() && sorted[end] == sorted[begin]) ++end;
        sum += spread(end - begin);
        begin = end;
    }
    return sum;
}

}  // namespace

MannKendall mann_kendall(std::span<const double> values) {
    MannKendall result;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t j = i + 1; j < values.size(); ++j) result.s += sign(values[j] - values[i]);
    }
    result.variance = (spread(values.size()) - spread_of_ties(values)) / 18;
    if (result.variance > 0) {
        result.z = (result.s - sign(result.s)) / std::sqrt(result.variance);
        result.p = std::erfc(std::abs(result.z) / std::numbers::sqrt2);
    }
    const auto n = static_cast<double>(values.size());
    if (values.size() > 1) result.tau = result.s / (n * (n - 1) / 2);
    return result;
}

}  // namespace sigloom
