// --columns: values that the graph has already, beside those that a command computes.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "tools/command_line.hpp"
#include "tools/table.hpp"

namespace sigloom {

/// A column to be shown in a table, with the cell of each node or edge.
struct ShownColumn {
    std::string name;
    std::function<Cell(std::uint32_t)> cell;
};

/// --columns, with `example` as the example.
void add_columns(CommandLine& line, std::vector<std::string>& names, const std::string& example);

/// The columns of the nodes that have these names, each once, in the order given; `all` is every one
/// of them that is stored. `publishers` is worked out: how many hosts the links of its reports have. Throws WrongUse, with suggestions, for a name that none has. The graph outlives them.
std::vector<ShownColumn> stored_node_columns(const KnowledgeGraph& graph,
                                             const std::vector<std::string>& names);

/// The same of the edges; a column of their ends is called source_NAME or target_NAME, source_label
/// for example, and `all` is without these.
std::vector<ShownColumn> stored_edge_columns(const KnowledgeGraph& graph,
                                             const std::vector<std::string>& names);

/// Id, label and kind of each of these nodes.
Table node_table(const KnowledgeGraph& graph, std::span<const Node> nodes);

/// Appends the columns to a table whose row i shows node or edge rows[i], but for those that it has.
void append_columns(const std::vector<ShownColumn>& columns, std::span<const std::uint32_t> rows,
                    Table& table);

}  // namespace sigloom
