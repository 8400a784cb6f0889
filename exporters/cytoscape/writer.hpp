// The JSON of Cytoscape.js (its documentation, "Elements JSON"), which Cytoscape Desktop opens,
// too; docs/formats.md has it key by key.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Ids are unique over nodes and edges; a node's position, where it has one, stands beside its
/// data, and its kind is its class, too. O(bytes written).
ExportNotes write_cytoscape(const Export& what, Output& output);

}  // namespace sigloom
