// What the rows of reports say beside their names and descriptions, for the page.
#pragma once

#include "core/graph/columns.hpp"
#include "core/report/report_schema.hpp"
#include "tools/input.hpp"

namespace sigloom {

/// Of each node that is a row: the columns `change`, `ten_years` and `driving_force` as the latest
/// report that has the row says it; a node for which it says nothing has no value. Reads the reports
/// of the input once more; empty for a graph file. O(text of the reports + places).
ColumnSet row_texts(const Input& input, const ReportSchema& schema);

}  // namespace sigloom
