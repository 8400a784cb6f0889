// A vault for Obsidian: one note in Markdown for each node, with its columns as properties, links to its
// neighbours, and the reports that name it.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// O(bytes written + m log m).
ExportNotes write_obsidian(const Export& what, OutputFolder& folder);

}  // namespace sigloom
