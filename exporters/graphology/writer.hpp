// The JSON of graphology's Graph.import(), which sigma.js draws (graphology's documentation,
// "Serialization"); docs/formats.md has it key by key.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// The positions, sizes and colours of nodes are in the attributes x, y, size and color, where
/// sigma.js looks for them. No attribute is called `type`, by which sigma.js would choose a drawing
/// program. Edges have `distance` = 1/weight, for graphology's path metrics. O(bytes written).
ExportNotes write_graphology(const Export& what, Output& output);

}  // namespace sigloom
