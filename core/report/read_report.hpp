// Markdown text -> Report. A pure function of one file: it has seen no other report.
#pragma once

#include <optional>
#include <string>

#include "core/report/diagnostic.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

/// Reads a report. Block structure and inline markup come from cmark (CommonMark 0.30), pipe tables
/// from core/report/table.hpp. Everything odd goes to the reporter, nothing stops the reading.
/// Nothing is returned when the text is no report at all: it has none of the known sections.
/// The texts of the report are views into the given one, or into copies in its store.
/// O(length of the text).
std::optional<Report> read_report(StoredText text, std::string path, const ReportSchema& schema,
                                  Reporter& reporter);

}  // namespace sigloom
