// Tables of nodes and of edges -> a graph.
#pragma once

#include <string>
#include <vector>

#include "exporters/common/format.hpp"

namespace sigloom {

/// The files that a path stands for: a table of nodes and one of edges, in this order, or the table at the
/// path alone.
std::vector<std::string> csv_tables(const std::string& path);

/// Reads NAME.nodes.csv and NAME.edges.csv where the path is one of them or NAME.csv, or the same with .gz or
/// .zst behind each; a table of edges alone is read, too. Columns are known by their headings, in any case of their letters: `id` of nodes
/// (else the first column), `source` and `target` (or `from` and `to`) of edges, `type` being
/// Directed or Undirected. A field without quotes is a number, true, false or a text; one in quotes is a
/// text, unless all of a file are in quotes. O(bytes).
std::optional<KnowledgeGraph> read_csv(const std::string& path, const ColumnRoles& roles,
                                       Reporter& reporter);

}  // namespace sigloom
