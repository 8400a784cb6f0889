// GEXF (1.0 to 1.3, whatever its namespace is) -> a graph.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Nodes inside nodes are read like all others. Positions, sizes and colours of the viz module become the
/// columns x, y, size and color. Values over time and spells are left out, with a note. O(bytes).
std::optional<KnowledgeGraph> read_gexf(const Import& what);
Likeness recognize_gexf(std::string_view first_bytes);

}  // namespace sigloom
