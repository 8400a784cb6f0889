// Table lines -> rows with fields.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/report/file_reporter.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"
#include "core/report/table.hpp"

namespace sigloom {

/// Appends the rows of one table to those of the report. Which column means what, the schema
/// says. The lines are of the text that the report's store was made with.
void read_rows(std::span<const std::string_view> lines, const TableLines& table, RowKind kind,
               const ReportSchema& schema, const FileReporter& report, Report& into);

}  // namespace sigloom
