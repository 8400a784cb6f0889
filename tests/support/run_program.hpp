// Runs the real program as a shell would.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace sigloom::test {

struct Run {
    std::vector<std::string> arguments;
    std::filesystem::path folder = ".";  ///< to run it in
    std::string input;                   ///< for standard input
    /// Opened for standard output instead of a pipe that is read; empty: the pipe.
    std::string output_file;
    std::map<std::string, std::string> environment;  ///< added to this process's own
    std::string program = {};                        ///< empty: the real one
    std::string input_file = {};  ///< opened for standard input instead of `input`, if not empty
};

struct Outcome {
    int exit_code;  ///< -1 when a signal ended it
    std::string output;
    std::string errors;
};

Outcome run_program(const Run& run);

/// Runs it with standard output being a pipe that nobody reads.
Outcome run_program_without_reader(const Run& run);

/// The program while it works, with a pipe for its standard input.
class StartedProgram {
  public:
    /// Run::input and Run::output_file do not count.
    explicit StartedProgram(const Run& run);
    StartedProgram(const StartedProgram&) = delete;
    StartedProgram& operator=(const StartedProgram&) = delete;
    ~StartedProgram();

    /// Returns when all bytes are in the pipe, which holds 64 KiB: of more than that the program
    /// must have read some.
    void feed(std::string_view bytes) const;
    void send(int signal) const;
    [[nodiscard]] std::string output_so_far() const { return streams_.read("output"); }
    void end_input();
    /// Ends its input and waits for it.
    Outcome wait();

  private:
    TemporaryFolder streams_;
    int child_ = -1;
    int input_ = -1;
};

}  // namespace sigloom::test
