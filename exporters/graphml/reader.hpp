// GraphML as Gephi, networkx, igraph and this program write it -> KnowledgeGraph.
//
// The markup is scanned once; pieces of complete elements go to RapidXML, in parallel, so that
// memory stays near the graph's. Entities of a document type are never expanded.
#pragma once

#include "exporters/formats.hpp"

namespace sigloom {

/// Nothing, and an error, when the markup is damaged or is no GraphML. O(bytes).
std::optional<KnowledgeGraph> read_graphml(std::string_view bytes, const std::string& path,
                                           Reporter& reporter);

}  // namespace sigloom
