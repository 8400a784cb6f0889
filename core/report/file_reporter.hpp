// Reports what is odd in one file, by position.
#pragma once

#include <string>
#include <utility>

#include "core/report/diagnostic.hpp"
#include "core/report/report.hpp"

namespace sigloom {

class FileReporter {
  public:
    /// Both must outlive this.
    FileReporter(const std::string& path, Reporter& reporter) : path_(path), reporter_(reporter) {}

    void operator()(Oddity oddity, Position position, std::string message) const {
        reporter_.report({oddity, path_, position.line, position.column, std::move(message)});
    }

  private:
    const std::string& path_;
    Reporter& reporter_;
};

}  // namespace sigloom
