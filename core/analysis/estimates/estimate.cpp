#include "core/analysis/estimates/estimate.hpp"

#include <cmath>
#include <stdexcept>

namespace sigloom {

void check(const EstimateOptions& options) {
    if (!(options.epsilon > 0 && options.epsilon < 1)) {
        throw std::invalid_argument("an estimate's epsilon is above 0 and below 1");
    }
    if (!(options.delta > 0 && options.delta < 1)) {
        throw std::invalid_argument("an estimate's delta is above 0 and below 1");
    }
    if (!(options.seconds >= 0)) throw std::invalid_argument("a time limit is 0 or more");
}

double rounded_up(double value) {
    const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
    return std::ceil(value / unit) * unit;
}

}  // namespace sigloom
