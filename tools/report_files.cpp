#include "tools/report_files.hpp"

#include <utility>

#include "core/report/read_report.hpp"

namespace sigloom {

ReportFiles::ReportFiles(const std::vector<ReportFile>& files) {
    for (const ReportFile& file : files) files_.emplace(file.path, &file);
}

std::optional<ReportFiles::Found> ReportFiles::find(const std::string& path) const {
    const auto file = files_.find(path);
    return file == files_.end() ? std::nullopt : std::optional(Found{file->second});
}

std::optional<ReadAgain> read_again(const ReportFiles::Found& found, const ReportSchema& schema) {
    DiagnosticList known_already;
    auto text = load(*found.file, known_already);
    if (!text) return std::nullopt;
    auto report = read_report(*text, found.file->path, schema, known_already);
    if (!report) return std::nullopt;
    return ReadAgain{std::move(*report), std::move(*text)};
}

}  // namespace sigloom
