// The scripts beside two tables for Neo4j: what imports them, and Cypher that loads them (Neo4j's Operations
// Manual, "Import", and its Cypher Manual, "LOAD CSV").
#pragma once

#include <set>
#include <string>
#include <vector>

#include "exporters/common/output.hpp"

namespace sigloom {

/// What the scripts have to know of nodes.csv and edges.csv.
struct Neo4jTables {
    /// As they stand in the tables: `id:ID(Person)`, `reports:int`, `:LABEL`; `:START_ID`, `:TYPE`.
    std::vector<std::string> node_headings;
    std::vector<std::string> edge_headings;
    std::set<std::string> labels;  ///< of all nodes
    std::set<std::string> types;   ///< of all edges
    char separator = ',';
    char array_separator = ';';  ///< another one, also between labels
};

/// Whether the headings have what joins both tables, an :ID, a :START_ID, an :END_ID and a :TYPE, and a
/// :LABEL if there are labels.
bool can_be_loaded(const Neo4jTables& tables);

/// A shell script that makes a new database of the tables.
void write_import_script(Output& output, const Neo4jTables& tables);

/// Cypher that loads the tables into a database that is running: a constraint on the ids first, then nodes
/// and edges in batches. Every node gets the label Node, too, and its id as a property, even where :ID has
/// no name; points stay texts. For tables that can be loaded.
void write_load_script(Output& output, const Neo4jTables& tables);

}  // namespace sigloom
