// GEXF, versions 1.1 to 1.3, as Gephi, networkx, graphology and this program write it -> KnowledgeGraph.
//
// Of a graph that changes with time, every node and edge is read, with its last values; that it has
// times is said.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Nothing, and an error, when the markup is damaged or is no GEXF. O(bytes).
std::optional<KnowledgeGraph> read_gexf(const Import& what);

/// Certain where the root element is <gexf>.
Likeness recognize_gexf(std::string_view first_bytes);

}  // namespace sigloom
