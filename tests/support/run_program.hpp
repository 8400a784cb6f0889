// Runs the real program as a shell would, and makes small folders for it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sigloom::test {

/// A folder of its own that is removed at the end.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    void write(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::string read(const std::string& name) const;

  private:
    std::filesystem::path path_;
};

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
