// GML -> a graph.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Reads what igraph, networkx, yEd and Gephi write, and this program: keys in any order, entities or
/// plain UTF-8 in texts, ids that are numbers or words. `name`, where every node has another one, is
/// the id of the nodes, as here and in igraph. Of `graphics` positions, `d` as the size and `fill` as
/// the color are read. A key that an element has several times is a list, as networkx writes it; lists
/// become texts of JSON. O(bytes).
std::optional<KnowledgeGraph> read_gml(const Import& what);
Likeness recognize_gml(std::string_view first_bytes);

}  // namespace sigloom
