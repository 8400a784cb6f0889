#include "core/foresight/hypergeometric.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace sigloom {
namespace {

double log_choose(std::size_t n, std::size_t k) {
    const auto log_factorial = [](std::size_t i) {
        return std::lgamma(static_cast<double>(i) + 1);
    };
    return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
}

}  // namespace

double log_hypergeometric_lower_tail(std::size_t joint, std::size_t marked, std::size_t drawn,
                                     std::size_t all) {
    if (joint >= std::min(marked, drawn)) return 0;
    const std::size_t unmarked = all - marked;
    const std::size_t fewest = drawn > unmarked ? drawn - unmarked : 0;
    std::vector<double> logs;
    for (std::size_t k = fewest; k <= joint; ++k) {
        logs.push_back(log_choose(marked, k) + log_choose(unmarked, drawn - k));
    }
    if (logs.empty()) return -INFINITY;
    const double highest = std::ranges::max(logs);
    double sum = 0;
    for (const double each : logs) sum += std::exp(each - highest);
    return std::min(0.0, highest + std::log(sum) - log_choose(all, drawn));
}

}  // namespace sigloom
