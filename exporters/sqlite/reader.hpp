// A database that this program wrote -> a graph.
#pragma once

#include <string>

#include "exporters/common/format.hpp"

namespace sigloom {

/// Reads the graph with its columns, those that somebody added included, and its evidence. What only
/// reports tell, spellings and the texts of rows, and other tables are not looked at. In messages a
/// line is a row of the table that they name, from 1. O(rows * log(rows)).
std::optional<KnowledgeGraph> read_sqlite(const std::string& path, const ColumnRoles& roles,
                                          Reporter& reporter);
Likeness recognize_sqlite(std::string_view first_bytes);

}  // namespace sigloom
