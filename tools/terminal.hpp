// The terminal that results are shown on, and the program that shows them a page at a time.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <optional>
#include <string>

namespace sigloom {

/// How many columns the terminal of standard output has: COLUMNS where that is a number, else what
/// the terminal says. Nothing when standard output is no terminal.
std::optional<std::size_t> terminal_width();

/// A pager such as less, as git starts one: what is written to it is shown a page at a time, and at
/// once where it fits the screen.
class Pager {
  public:
    /// The program of SIGLOOM_PAGER, else of PAGER, else less where it is installed. Nothing when
    /// standard output is no terminal or a dumb one, the variable is empty or `cat`, or the program
    /// cannot be started.
    static std::optional<Pager> start();

    Pager(Pager&& other) noexcept;
    Pager& operator=(Pager&&) = delete;
    ~Pager() { wait(); }

    /// Writing to it shows; it is closed by wait().
    [[nodiscard]] int descriptor() const { return pipe_; }
    /// Ends its input and waits until it is left. Says what went wrong; empty: nothing did.
    std::string wait();

  private:
    Pager(std::string command, pid_t child, int pipe)
        : command_(std::move(command)), child_(child), pipe_(pipe) {}

    std::string command_;
    pid_t child_;  ///< -1 once it has been waited for
    int pipe_;
};

}  // namespace sigloom
