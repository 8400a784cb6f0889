// Markdown text -> Reports. A pure function of one file: it has seen no other file.
#pragma once

#include <string>
#include <vector>

#include "core/report/diagnostic.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

struct ReadReports {
    std::vector<Report> reports;  ///< in the order of the file; mostly one
    std::string help;  ///< where there is none: lines that say how to read the headings that it has
};

/// Reads the reports of a file. Block structure and inline markup come from cmark (CommonMark 0.30),
/// pipe tables from core/report/table.hpp. Everything odd goes to the reporter, nothing stops the
/// reading. A report has at least one of the known sections; a second title of a report's form
/// begins another one. The texts of the reports are views into the given one, or into copies in its
/// store. O(length of the text).
ReadReports read_reports(StoredText text, const std::string& path, const ReportSchema& schema,
                         Reporter& reporter);

}  // namespace sigloom
