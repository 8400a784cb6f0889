// What a person who waits wants to know: what is being done, how much of it, and how long it takes.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sigloom {

class ProgressLine {
  public:
    using Clock = std::chrono::steady_clock;

    /// Work begins that may take long.
    void begin(std::string what, Clock::time_point now);

    /// "computing betweenness: 40 %, about 12 s left". Nothing within the first second, when nobody
    /// asks yet, and within a tenth of a second of the last line. What remains is estimated as if
    /// the rest went as fast as what is done.
    std::optional<std::string> at(double share_done, Clock::time_point now);

  private:
    std::string what_;
    Clock::time_point begun_;
    Clock::time_point next_;
};

/// "5 s", "2 min", "3 h": rounded up, as precise as an estimate deserves.
std::string rough_duration(std::chrono::duration<double> time);

}  // namespace sigloom
