// A folder for Neo4j: tables for `neo4j-admin database import` with a script that runs it, and Cypher that
// loads the same tables into a database that is running (Neo4j's Operations Manual, "Import").
#pragma once

#include "exporters/common/format.hpp"

namespace sigloom {

/// nodes.csv, edges.csv, import.sh and load.cypher. Every node has the label Node and one made of its
/// kind (Theme), every edge a type made of its kind (COOCCURS). Where the graph carries its evidence, both
/// have an array `sources`: the paths of the reports that name the node or stand behind the edge.
/// O(bytes written).
ExportNotes write_neo4j(const Export& what, OutputFolder& folder);

}  // namespace sigloom
