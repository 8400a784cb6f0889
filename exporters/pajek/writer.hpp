// Pajek's network file (Batagelj & Mrvar): vertices with labels and positions, edges with weights.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Vertices are numbered from 1. Programs take the label for the name of a vertex: of a label that
/// several nodes have, the later ones say their kind, too, or get a number. A quotation mark becomes
/// a typographic one, a backslash the wide one (U+FF3C), as Pajek has no way to write them; line
/// breaks become spaces. Positions fill the unit square. O(bytes written).
ExportNotes write_pajek(const Export& what, Output& output);

}  // namespace sigloom
