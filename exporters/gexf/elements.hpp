// The elements that static and dynamic GEXF have in common.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/common/escaped_tables.hpp"
#include "exporters/common/node_look.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom::gexf {

/// A value is an attribute of an element of its own.
struct GexfSyntax : XmlSyntax {
    static constexpr std::string_view closing = "\"/>";
};

/// The file up to the graph.
inline constexpr std::string_view beginning =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\""
    " version=\"1.3\">\n"
    "  <meta><creator>sigloom</creator></meta>\n";

/// What stands before a value of an attribute.
std::string value_opening(std::string_view name);

void write_attribute(Output& output, std::string_view name, std::string_view type);
/// The attributes of nodes or of edges (`owner`): the kind, and columns.
void write_static_attributes(Output& output, std::string_view owner, const ColumnSet& columns,
                             const std::vector<std::string>& names);

/// Appends the values of a row; `more`, further ones, stands behind them.
void append_values(std::string& out, const ValueColumns<GexfSyntax>& values, std::size_t row,
                   std::string_view kind, std::string_view more = {});

/// Appends size, position and colour of a node, as far as it has them.
void append_look(std::string& out, const NodeLook& look, std::size_t row);

}  // namespace sigloom::gexf
