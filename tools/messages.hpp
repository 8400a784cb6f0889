// What the program says about its work, as opposed to its results: everything on standard error.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/report/diagnostic.hpp"
#include "tools/progress_line.hpp"

namespace sigloom {

enum class Verbosity : std::uint8_t { normal, errors_only, verbose };

/// Whether a command that reads an input says how many notes there are on it. With Verbosity::verbose
/// every command does.
enum class NoteCount : std::uint8_t { leave_out, say };

class Messages {
  public:
    explicit Messages(Verbosity verbosity = Verbosity::normal);
    Messages(const Messages&) = delete;
    Messages& operator=(const Messages&) = delete;
    ~Messages() { end_progress(); }

    /// A line as it is, without the "sigloom: " that errors and warnings begin with.
    void say(std::string_view line);
    void warning(std::string_view what);
    void error(std::string_view what);
    /// Errors, warnings and notes on what a whole graph file means in full; of the other notes at most
    /// how many there are.
    void diagnostics(std::span<const Diagnostic> list, NoteCount count);

    /// Work begins that may take long; progress() says how much of it is done (see ProgressLine),
    /// on a terminal only. For one thread at a time.
    void begin_progress(std::string what);
    void progress(double share_done);
    /// Takes away what stands of it, for results that go to the same terminal.
    void end_progress();

  private:
    void line(std::string_view text);

    Verbosity verbosity_;
    bool shows_progress_;
    bool progress_stands_ = false;
    ProgressLine progress_;
};

}  // namespace sigloom
