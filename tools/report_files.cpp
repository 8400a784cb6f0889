#include "tools/report_files.hpp"

#include <charconv>
#include <utility>

#include "core/report/read_report.hpp"

namespace sigloom {

ReportFiles::ReportFiles(const std::vector<ReportFile>& files) {
    for (const ReportFile& file : files) files_.emplace(file.path, &file);
}

std::optional<ReportFiles::Found> ReportFiles::find(const std::string& path) const {
    if (const auto file = files_.find(path); file != files_.end()) return Found{file->second, 1};
    const std::size_t mark = path.rfind('#');
    if (mark == std::string::npos) return std::nullopt;
    const auto file = files_.find(path.substr(0, mark));
    Found found{nullptr, 0};
    std::from_chars(path.data() + mark + 1, path.data() + path.size(), found.number);
    if (file == files_.end() || found.number == 0) return std::nullopt;
    found.file = file->second;
    return found;
}

std::optional<ReadAgain> read_again(const ReportFiles::Found& found, const ReportSchema& schema) {
    DiagnosticList known_already;
    auto text = load(*found.file, known_already);
    if (!text) return std::nullopt;
    auto reports = read_reports(*text, found.file->path, schema, known_already).reports;
    if (reports.size() < found.number) return std::nullopt;
    return ReadAgain{std::move(reports[found.number - 1]), std::move(*text)};
}

}  // namespace sigloom
