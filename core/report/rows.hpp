// Table lines -> rows with fields.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/report/cell_text.hpp"
#include "core/report/file_reporter.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"
#include "core/report/table.hpp"

namespace sigloom {

/// What the tables of a report are read with.
struct RowContext {
    std::span<const std::string_view> lines;  ///< of the text that the report's store was made with
    const ReportSchema& schema;               ///< says which column means what
    LinkLabels& labels;
    const FileReporter& report;
};

/// Appends the rows of one table to those of the report. O(length).
void read_rows(const RowContext& context, const TableLines& table, RowKind kind, Report& into);

}  // namespace sigloom
