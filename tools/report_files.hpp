// From a report as the evidence names it to the file that holds it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/report/find_reports.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

class ReportFiles {
  public:
    struct Found {
        const ReportFile* file;
        std::uint32_t number;  ///< among the reports of the file, from 1
    };

    /// The files outlive it.
    explicit ReportFiles(const std::vector<ReportFile>& files);

    /// By ReportEntry::path, which has #2 behind it for the second report of a file. Nothing where
    /// no file is called so.
    [[nodiscard]] std::optional<Found> find(const std::string& path) const;

  private:
    std::map<std::string, const ReportFile*> files_;  ///< by path
};

/// A report read again, and the text that it was read from.
struct ReadAgain {
    Report report;
    StoredText text;
};
/// Nothing where its file has changed or cannot be read any more.
std::optional<ReadAgain> read_again(const ReportFiles::Found& found, const ReportSchema& schema);

}  // namespace sigloom
