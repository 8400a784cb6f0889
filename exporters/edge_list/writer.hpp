// A line for each edge: the ids of its ends and its weight, with tabs between them.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Nodes without an edge are left out, and counted. White space in an id becomes an underscore.
/// O(bytes written).
ExportNotes write_edge_list(const Export& what, Output& output);

}  // namespace sigloom
