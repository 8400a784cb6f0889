#include "core/foresight/sen_slope.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace sigloom {
namespace {

/// The mean of the two in the middle where there are two; 0 of none.
double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

SenSlope sen_slope(std::span<const double> values, std::span<const double> times) {
    std::vector<double> slopes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t j = i + 1; j < values.size(); ++j) {
            slopes.push_back((values[j] - values[i]) / (times[j] - times[i]));
        }
    }
    SenSlope result{.slope = median(std::move(slopes))};
    result.intercept = median({values.begin(), values.end()}) -
                       result.slope * median({times.begin(), times.end()});
    return result;
}

}  // namespace sigloom
