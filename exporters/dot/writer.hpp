// DOT, the language of Graphviz (https://graphviz.org/doc/info/lang.html); docs/formats.md has it
// attribute by attribute.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Nodes are named by their ids. Positions, sizes and colours are the attributes pos, width and
/// fillcolor; all else is under its own name. O(bytes written).
ExportNotes write_dot(const Export& what, Output& output);

}  // namespace sigloom
