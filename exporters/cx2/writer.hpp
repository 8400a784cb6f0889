// CX2, the Cytoscape Exchange format, version 2 (https://cytoscape.org/cx/cx2): a list of aspects, for
// Cytoscape Desktop, Cytoscape Web and NDEx.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Nodes and edges are numbered from 0; the attribute `name` of a node is its label, `node_id` its
/// id. A style says how they are drawn: by the columns size and color where they are there.
/// O(bytes written).
ExportNotes write_cx2(const Export& what, Output& output);

}  // namespace sigloom
