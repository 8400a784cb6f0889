// --with, --size-by, --evidence and --columns: which columns of nodes and edges a graph file has.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/command_line.hpp"
#include "tools/drawing.hpp"
#include "tools/input.hpp"
#include "tools/messages.hpp"

namespace sigloom {

struct ColumnOptions {
    std::vector<std::string> with;     ///< measures of nodes or of edges
    std::vector<std::string> columns;  ///< those that stay; empty: all
    std::string size_by;               ///< a measure or a column of nodes; empty: none
    std::uint32_t evidence = 0;        ///< the most reports of an edge in its column; 0: no column
};

/// The graph with the columns that are asked for: measures by their names; `size`, a radius whose square
/// grows with a measure or column, from 2 for 0 to 17 for the highest value; and `evidence`, a text with
/// the reports that add most to an edge, one a line, as `title <link>` or `path`. Of the columns then,
/// those that are named stay, and how nodes are drawn. Throws WrongUse for an unknown measure, and
/// Failure for a column that neither nodes nor edges have, and for evidence that the graph lacks.
KnowledgeGraph with_chosen_columns(const KnowledgeGraph& graph, const ColumnOptions& options,
                                   const InputOptions& input, Messages& messages);

/// `drawing` learns that sizes that are asked for stay.
void add_column_options(CommandLine& line, ColumnOptions& options, DrawingOptions& drawing);

}  // namespace sigloom
