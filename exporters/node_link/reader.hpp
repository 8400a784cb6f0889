// Node-link JSON as networkx (all versions: "edges" or "links") and this program write it ->
// KnowledgeGraph.
//
// The lists of nodes and edges are found by their brackets and cut into pieces; nlohmann_json reads
// these in parallel as streams of events, so that memory stays near the graph's.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Nothing, and an error, when the file is no JSON or holds no lists of nodes and edges. O(bytes).
std::optional<KnowledgeGraph> read_node_link_json(std::string_view bytes, const std::string& path,
                                                  Reporter& reporter);

/// Any JSON object may be one.
Likeness recognize_node_link_json(std::string_view first_bytes);

}  // namespace sigloom
