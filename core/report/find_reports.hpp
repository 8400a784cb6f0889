// From the paths that a user gives to the files that are reports.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text_store.hpp"
#include "core/report/diagnostic.hpp"

namespace sigloom {

/// A path as a text of one line that any terminal and any format takes: bytes that are no UTF-8,
/// control characters and the like as \xNN.
std::string path_as_text(std::string_view path);

/// A file that is to be read as a report.
struct ReportFile {
    std::string file;  ///< its path, to open it; empty for standard input
    std::string path;  ///< what results call it: relative to the folder that was given, as a text
    std::optional<std::string> text;  ///< what it holds, when it does not come from a file
    bool is_given = false;            ///< given by itself rather than found in a folder

    /// What messages call it: where it is found from here, as a text.
    [[nodiscard]] std::string shown_path() const {
        return path_as_text(file.empty() ? path : file);
    }
};

/// The reports below the given folders and the files given by themselves, sorted by name, each once
/// however often and in whatever order it was given. What cannot be a report (other suffixes,
/// README.md, directory loops, pipes, devices, unreadable entries) is reported and left out;
/// nothing but regular files is ever opened.
std::vector<ReportFile> find_reports(std::span<const std::filesystem::path> inputs,
                                     Reporter& reporter);

/// The bytes of a report. Nothing, and a diagnostic, when it cannot be read or is too large.
std::optional<StoredText> load(const ReportFile& report, Reporter& reporter);

}  // namespace sigloom
