#include "core/foresight/sparkline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace sigloom {
namespace {

constexpr std::string_view zero = ".";
constexpr std::string_view gap = " ";
constexpr std::array<std::string_view, 8> bars{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

/// With one of each run of no values.
std::vector<double> without_long_gaps(std::span<const double> values) {
    std::vector<double> shorter;
    for (const double value : values) {
        const bool goes_on = !shorter.empty() && std::isnan(shorter.back());
        if (!std::isnan(value) || !goes_on) shorter.push_back(value);
    }
    return shorter;
}

/// Of those that are there; NaN of none.
double mean(std::span<const double> values) {
    double sum = 0;
    double count = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
    }
    return sum / count;
}

/// At most `most` means of neighbours, in groups that differ in size by one at most.
std::vector<double> shortened(const std::vector<double>& values, std::size_t most) {
    if (values.size() <= most) return values;
    std::vector<double> means;
    for (std::size_t i = 0; i < most; ++i) {
        const std::size_t begin = i * values.size() / most;
        const std::size_t end = (i + 1) * values.size() / most;
        means.push_back(mean(std::span(values).subspan(begin, end - begin)));
    }
    return means;
}

}  // namespace

std::string sparkline(std::span<const double> values, std::size_t most) {
    const std::vector<double> shown = shortened(without_long_gaps(values), most);
    double highest = 0;
    for (const double value : shown) highest = value > highest ? value : highest;
    std::string line;
    for (const double value : shown) {
        if (std::isnan(value)) {
            line += gap;
        } else if (value <= 0) {
            line += zero;
        } else {
            const auto step = static_cast<std::size_t>(value / highest * bars.size());
            line += bars[std::min(step, bars.size() - 1)];
        }
    }
    return line;
}

}  // namespace sigloom
