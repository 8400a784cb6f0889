// Graphs in JSON -> KnowledgeGraph: node-link JSON as networkx (all versions: "edges" or "links"), d3,
// vis.js and this program write it, and that of graphology (which Gephi exports), Cytoscape.js, VOSviewer
// and the JSON Graph Format. Which of them a file is, it tells itself.
//
// The lists of nodes and edges are found by their brackets and cut into pieces; nlohmann_json reads
// these in parallel as streams of events, so that memory stays near the graph's.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Nothing, and an error, when the file is no JSON or holds no lists of nodes and edges. O(bytes).
std::optional<KnowledgeGraph> read_json_graph(const Import& what);

}  // namespace sigloom
