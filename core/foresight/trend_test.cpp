#include "core/foresight/trend_test.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "core/foresight/period_sums.hpp"

namespace sigloom {

std::int32_t exact_reports(std::size_t periods) {
    constexpr std::size_t most = 200;
    constexpr std::size_t most_work = 20'000;  // reports times periods
    return static_cast<std::int32_t>(std::min(most, most_work / std::max<std::size_t>(periods, 1)));
}

std::vector<double> trend_p_values(std::span<const TrendSum> things,
                                   std::span<const std::int32_t> reports) {
    std::vector<std::uint32_t> order(things.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return things[i].total; });
    std::vector<double> p(things.size(), 1.0);
    PeriodSums sums(reports);
    for (const std::uint32_t i : order) {
        const auto& [total, sum, likelihood_ratio] = things[i];
        if (total == 0) continue;
        if (total > exact_reports(reports.size())) {
            p[i] = std::erfc(std::sqrt(likelihood_ratio / 2));
            continue;
        }
        sums.draw_until(total);
        p[i] = sums.two_sided(sum);
    }
    return p;
}

}  // namespace sigloom
