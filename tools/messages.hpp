// What the program says about its work, as opposed to its results: everything on standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/report/diagnostic.hpp"

namespace sigloom {

enum class Verbosity : std::uint8_t { normal, errors_only };

class Messages {
  public:
    explicit Messages(Verbosity verbosity = Verbosity::normal);
    Messages(const Messages&) = delete;
    Messages& operator=(const Messages&) = delete;
    ~Messages() { clear_progress(); }

    /// A line as it is, without the "sigloom: " that errors and warnings begin with.
    void say(std::string_view line);
    void warning(std::string_view what);
    void error(std::string_view what);
    /// Errors and warnings in full; of the notes only how many there are.
    void diagnostics(std::span<const Diagnostic> list);
    /// "reading reports 120/3212", overwritten by the next message. On a terminal only, and not
    /// more often than a person can follow. For one thread at a time.
    void progress(std::string_view what, std::size_t done, std::size_t all);

  private:
    void line(std::string_view text);
    void clear_progress();

    Verbosity verbosity_;
    bool shows_progress_;
    bool progress_stands_ = false;
    std::chrono::steady_clock::time_point last_progress_{};
};

}  // namespace sigloom
