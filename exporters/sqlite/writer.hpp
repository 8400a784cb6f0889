// A SQLite database: tables of reports, nodes, edges and evidence, with keys, indexes and full-text
// search; docs/formats.md has it table by table.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Tables are strict. O(bytes written * log(bytes written)).
ExportNotes write_sqlite(const Export& what, OutputPath& path);

}  // namespace sigloom
