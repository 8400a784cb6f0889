// A folder of Parquet files, for DuckDB, Spark and pandas: nodes, edges and, where the graph has them, reports
// and evidence; docs/formats.md has them column by column.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// O(bytes written).
ExportNotes write_parquet(const Export& what, OutputFolder& folder);

}  // namespace sigloom
