// GraphML (http://graphml.graphdrawing.org), in the subset that Gephi, networkx, igraph and
// graphology read alike; docs/formats.md has it key by key.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Every key is declared before the graph, its id being its name in lower case. O(bytes written).
ExportNotes write_graphml(const Export& what, Output& output);

}  // namespace sigloom
