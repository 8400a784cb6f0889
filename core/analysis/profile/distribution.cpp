#include "core/analysis/profile/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace sigloom {

Distribution distribution(std::vector<double> values) {
    if (values.empty()) return {};
    std::ranges::sort(values);
    const auto count = static_cast<double>(values.size());
    const auto quantile = [&](double share) {
        const auto place = static_cast<std::size_t>(std::ceil(share * count));
        return values[place == 0 ? 0 : place - 1];
    };
    double sum = 0;
    double by_place = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i];
        by_place += static_cast<double>(2 * i + 1) * values[i];
    }
    return {.least = values.front(),
            .quarter = quantile(0.25),
            .median = quantile(0.5),
            .three_quarters = quantile(0.75),
            .tenth = quantile(0.9),
            .hundredth = quantile(0.99),
            .most = values.back(),
            .mean = sum / count,
            .gini = sum > 0 ? by_place / (count * sum) - 1 : 0};
}

}  // namespace sigloom
