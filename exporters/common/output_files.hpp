// Several files that are written together: all of them are complete before the first one replaces
// an old file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "exporters/common/output.hpp"

namespace sigloom {

class OutputFiles {
  public:
    /// Each of them as Output::to_file() opens it.
    explicit OutputFiles(std::span<const std::filesystem::path> targets);

    /// As of Output, for all files.
    void set_check(std::function<void()> check);
    /// The files in the order of the targets.
    Output& operator[](std::size_t file) { return files_[file]; }
    /// The first error of any file.
    [[nodiscard]] const std::string& error() const;

    /// Completes all files, and puts them in place one right after the other; none if one has
    /// failed. Returns error(). Without it, all files are given up.
    const std::string& close();

  private:
    std::function<void()> check_ = [] {};
    std::vector<Output> files_;
};

}  // namespace sigloom
