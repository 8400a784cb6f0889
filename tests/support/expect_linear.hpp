// Whether work takes time in proportion to its input.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>

namespace sigloom::test {

using MakeInput = std::function<std::string(std::size_t)>;
using Work = std::function<void(const std::string&)>;

/// Of the processor, whatever else it does: the least of three runs.
inline double seconds_of(const Work& work, const std::string& input) {
    double fastest = 1e9;
    for (int run = 0; run < 3; ++run) {
        const std::clock_t start = std::clock();
        work(input);
        fastest = std::min(fastest, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return fastest;
}

/// Four times the input takes four times as long, or sixteen times where something is quadratic; the
/// limit between them leaves room for a machine that is busy.
inline void expect_linear(const std::string& what, std::size_t count, const MakeInput& make,
                          const Work& work) {
    constexpr double too_short_to_tell = 0.02;
    const double once = seconds_of(work, make(count / 2));
    const double four_times = seconds_of(work, make(2 * count));
    EXPECT_LT(four_times, std::max(10 * once, too_short_to_tell)) << what << ": " << once << " s";
    EXPECT_LT(four_times, 20) << what;
}

}  // namespace sigloom::test
