#include "core/analysis/estimates/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sigloom {

void check(const EstimateOptions& options) {
    if (!(options.epsilon >= least_epsilon && options.epsilon < 1)) {
        throw std::invalid_argument("an estimate's epsilon is 0.0001 or more and below 1");
    }
    if (!(options.delta > 0 && options.delta < 1)) {
        throw std::invalid_argument("an estimate's delta is above 0 and below 1");
    }
    if (!(options.seconds >= 0)) throw std::invalid_argument("a time limit is 0 or more");
}

double affordable_epsilon(double value) {
    return std::clamp(rounded_up(value), least_epsilon, 0.99);
}

double rounded_up(double value) {
    const double digits = std::pow(10, 1 - std::floor(std::log10(value)));
    return std::ceil(value * digits) / digits;
}

}  // namespace sigloom
