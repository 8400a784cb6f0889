#include "core/foresight/benjamini_hochberg.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sigloom {

std::vector<double> benjamini_hochberg(std::span<const double> p) {
    std::vector<std::uint32_t> tests;
    for (std::uint32_t i = 0; i < p.size(); ++i) {
        if (!std::isnan(p[i])) tests.push_back(i);
    }
    std::ranges::sort(tests, [&](std::uint32_t a, std::uint32_t b) { return p[a] > p[b]; });
    std::vector<double> adjusted(p.begin(), p.end());
    const auto count = static_cast<double>(tests.size());
    double lowest = 1;
    for (std::size_t i = 0; i < tests.size(); ++i) {
        const auto rank = static_cast<double>(tests.size() - i);
        lowest = std::min(lowest, p[tests[i]] * count / rank);
        adjusted[tests[i]] = lowest;
    }
    return adjusted;
}

}  // namespace sigloom
