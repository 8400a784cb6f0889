#include "tools/progress_line.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace sigloom {

using namespace std::chrono_literals;

void ProgressLine::begin(std::string what, Clock::time_point now) {
    what_ = std::move(what);
    begun_ = now;
    next_ = now + 1s;
}

std::optional<std::string> ProgressLine::at(double share_done, Clock::time_point now) {
    if (now < next_) return std::nullopt;
    next_ = now + 100ms;
    std::string line = fmt::format("{}: {:.0f} %", what_, std::floor(100 * share_done));
    if (share_done <= 0 || share_done >= 1) return line;
    const std::chrono::duration<double> taken = now - begun_;
    return line +
           fmt::format(", about {} left", rough_duration(taken * ((1 - share_done) / share_done)));
}

std::string rough_duration(std::chrono::duration<double> time) {
    const double seconds = std::ceil(time.count());
    constexpr double minute = 60;
    constexpr double hour = 60 * minute;
    if (seconds < 2 * minute) return fmt::format("{:.0f} s", seconds);
    if (seconds < 2 * hour) return fmt::format("{:.0f} min", std::ceil(seconds / minute));
    return fmt::format("{:.0f} h", std::ceil(seconds / hour));
}

}  // namespace sigloom
