// JSON as networkx.node_link_graph() reads it (3.6: "nodes" and "edges"), with what the graph
// rests on: the reports, and each node's places in them. docs/formats.md has it key by key.
#pragma once

#include <array>
#include <cstdint>

#include "core/base/enum_names.hpp"
#include "exporters/common/format.hpp"

namespace sigloom {

/// What the list of edges is called: networkx from 3.6 on reads `edges`, older ones and d3 `links`.
enum class EdgeListName : std::uint8_t { edges, links, both };
template <>
inline constexpr auto enum_names<EdgeListName> = enum_table<EdgeListName>(
    {{EdgeListName::edges, "edges"}, {EdgeListName::links, "links"}, {EdgeListName::both, "both"}});

inline constexpr std::array node_link_options{
    FormatOption{.name = "nx-key",
                 .type = OptionType::choice,
                 .help =
                     "What the list of edges is called: networkx reads edges from 3.6 on, older "
                     "ones and d3 read links; both writes the list twice",
                 .default_value = "edges",
                 .choices = choices_of<EdgeListName>()},
};

/// Whatever the reader of this format reads back is equal to the graph. O(bytes written).
ExportNotes write_node_link_json(const Export& what, Output& output);

}  // namespace sigloom
