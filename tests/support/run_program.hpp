// Runs the real program as a shell would.
#pragma once

#include <filesystem>
#include <map>
#include <string>
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
};

struct Outcome {
    int exit_code;  ///< -1 when a signal ended it
    std::string output;
    std::string errors;
};

Outcome run_program(const Run& run);

/// Runs it with standard output being a pipe that nobody reads.
Outcome run_program_without_reader(const Run& run);

}  // namespace sigloom::test
