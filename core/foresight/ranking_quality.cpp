#include "core/foresight/ranking_quality.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>

namespace sigloom {

double area_under_curve(std::vector<double> positives, std::span<const double> negatives) {
    if (positives.empty() || negatives.empty()) return 0.5;
    std::ranges::sort(positives);
    std::uint64_t twice_below =
        0;  // of each negative, the positives above it twice, equal ones once
    for (const double value : negatives) {
        const auto [equal, above] = std::ranges::equal_range(positives, value);
        twice_below += 2 * static_cast<std::uint64_t>(positives.end() - above);
        twice_below += static_cast<std::uint64_t>(above - equal);
    }
    return static_cast<double>(twice_below) / 2 / static_cast<double>(positives.size()) /
           static_cast<double>(negatives.size());
}

double precision_at(std::size_t first, std::span<const double> positives,
                    std::span<const double> negatives) {
    std::vector<double> all(positives.begin(), positives.end());
    all.insert(all.end(), negatives.begin(), negatives.end());
    first = std::min(first, all.size());
    if (first == 0) return 0;
    const auto last_place = all.begin() + static_cast<std::ptrdiff_t>(first - 1);
    std::ranges::nth_element(all, last_place, std::greater());
    const double last = *last_place;
    const auto count = [last](std::span<const double> values, auto compare) {
        return static_cast<double>(
            std::ranges::count_if(values, [&](double value) { return compare(value, last); }));
    };
    const double above = count(all, std::greater());
    const double equal = count(all, std::equal_to());
    const double found = count(positives, std::greater()) + (static_cast<double>(first) - above) *
                                                                count(positives, std::equal_to()) /
                                                                equal;
    return found / static_cast<double>(first);
}

}  // namespace sigloom
