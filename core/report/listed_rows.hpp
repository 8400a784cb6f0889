// Bullet lists -> rows with fields, for sections whose rows stand in no table.
#pragma once

#include <cmark.h>

#include "core/report/file_reporter.hpp"
#include "core/report/report.hpp"
#include "core/report/report_schema.hpp"

namespace sigloom {

/// Appends a row for each item of the list: `**Name**: description (4/5)`, `Name: description` or a
/// name alone. Items of lists inside an item are fields of its row, `Relevancy: 4`, or more of its
/// description. O(length).
void read_listed_rows(cmark_node* list, RowKind kind, const ReportSchema& schema,
                      const FileReporter& report, Report& into);

}  // namespace sigloom
