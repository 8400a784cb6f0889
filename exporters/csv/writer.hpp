// Two tables of comma-separated values, of the nodes and of the edges, as Gephi's spreadsheet
// import, Excel, R and pandas take them; docs/formats.md has them column by column.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// The first file is of the nodes, the second of the edges. Both begin with a byte order mark, which
/// Excel and Gephi tell UTF-8 by. O(bytes written).
ExportNotes write_csv(const Export& what, OutputFiles& files);

}  // namespace sigloom
