// GraphML as Gephi, networkx, igraph, yEd, Cytoscape, APOC and this program write it -> KnowledgeGraph.
//
// The markup is scanned once; pieces of complete elements go to RapidXML, in parallel, so that
// memory stays near the graph's. Entities of a document type are never expanded.
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// Nothing, and an error, when the markup is damaged or is no GraphML. O(bytes).
std::optional<KnowledgeGraph> read_graphml(const Import& what);

/// Certain where the root element is <graphml>; any other markup may still be meant as GraphML, and
/// the reader says what is wrong with it.
Likeness recognize_graphml(std::string_view first_bytes);

}  // namespace sigloom
