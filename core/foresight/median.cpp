#include "core/foresight/median.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace sigloom {

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    const bool is_single = values.size() % 2 == 1;
    const double lower = is_single ? *middle : *std::max_element(values.begin(), middle);
    return std::isfinite(lower) && std::isfinite(*middle) ? (lower + *middle) / 2 : lower;
}

}  // namespace sigloom
