// A database that this program wrote -> a graph.
#pragma once

#include <string>

#include "exporters/common/format.hpp"

namespace sigloom {

/// Reads the graph with its columns and its evidence; tables that others added are not looked at. O(rows *
/// log(rows)).
std::optional<KnowledgeGraph> read_sqlite(const std::string& path, const ColumnRoles& roles,
                                          Reporter& reporter);
Likeness recognize_sqlite(std::string_view first_bytes);

}  // namespace sigloom
