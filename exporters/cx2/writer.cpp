#include "exporters/cx2/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/graph/column_names.hpp"
#include "exporters/common/escaped_tables.hpp"
#include "exporters/common/node_look.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/json/syntax.hpp"

namespace sigloom {
namespace {

std::string_view cx2_type(const ColumnData& data) {
    const std::string_view type = type_name(data);
    return type == "int" ? "integer" : type;
}

std::string declaration(std::string_view name, std::string_view type) {
    return json_member(name) + "{\"d\":\"" + std::string(type) + "\"}";
}

std::string declarations(const ColumnSet& columns, const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        text += declaration(names[i], cx2_type(columns[i].data));
    }
    return text;
}

void write_metadata(Output& output, std::size_t nodes, std::size_t edges) {
    const std::array<std::pair<std::string_view, std::size_t>, 5> aspects{
        {{"attributeDeclarations", 1},
         {"networkAttributes", 1},
         {"nodes", nodes},
         {"edges", edges},
         {"visualProperties", 1}}};
    std::string text = "[{\"CXVersion\":\"2.0\",\"hasFragments\":false},\n{\"metaData\":";
    const std::size_t begin = text.size();
    for (const auto& [name, count] : aspects) {
        text += fmt::format(",{{\"elementCount\":{},\"name\":\"{}\"}}", count, name);
    }
    text[begin] = '[';
    output.write(text += "]},\n");
}

void write_nodes(Output& output, const EscapedNodes<JsonSyntax>& nodes, const NodeLook& look,
                 std::size_t count) {
    write_rows(output, count, [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"id\":" : ",\n{\"id\":";
            append_number(out, static_cast<std::int64_t>(row));
            if (const auto position = look.position(row)) {
                out += ",\"x\":";
                append_json_number(out, position->x);
                out += ",\"y\":";
                append_json_number(out, position->y);
            }
            out += ",\"v\":{\"name\":\"";
            out += nodes.labels[row];
            out += "\",\"node_id\":\"";
            out += nodes.ids[row];
            out += '"';
            append_text_member(out, column_names::kind, nodes.kinds[row]);
            nodes.values.append(out, row);
            out += "}}";
        }
    });
}

void write_edges(Output& output, const EdgeTable& table, const EscapedEdges<JsonSyntax>& edges) {
    write_rows(output, table.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"id\":" : ",\n{\"id\":";
            append_number(out, static_cast<std::int64_t>(row));
            out += ",\"s\":";
            append_number(out, std::int64_t{table.ends[row].source});
            out += ",\"t\":";
            append_number(out, std::int64_t{table.ends[row].target});
            out += ",\"v\":{\"weight\":";
            append_json_number(out, table.weight[row]);
            append_text_member(out, "interaction", edges.kinds[row]);
            edges.values.append(out, row);
            out += "}}";
        }
    });
}

std::string passed_through(std::string_view property, std::string_view attribute,
                           std::string_view type) {
    return fmt::format(
        ",\"{}\":{{\"type\":\"PASSTHROUGH\",\"definition\":{{\"attribute\":\"{}\",\"type\":\"{}\"}}"
        "}}",
        property, attribute, type);
}

/// Widths from 1 to 6 by weight.
std::string edge_width(const EdgeTable& edges) {
    if (edges.size() == 0) return {};
    const auto [least, most] = std::minmax_element(edges.weight.begin(), edges.weight.end());
    if (*least == *most) return {};
    return fmt::format(
        ",\"EDGE_WIDTH\":{{\"type\":\"CONTINUOUS\",\"definition\":{{\"attribute\":\"weight\","
        "\"type\":\"double\",\"map\":[{{\"min\":{},\"max\":{},\"minVPValue\":1,\"maxVPValue\":6,"
        "\"includeMin\":true,\"includeMax\":true}}]}}}}",
        *least, *most);
}

void write_style(Output& output, const NodeLook& look, const ColumnSet& columns,
                 const EdgeTable& edges) {
    std::string of_nodes = passed_through("NODE_LABEL", "name", "string");
    if (look.has_colors()) {
        of_nodes += passed_through("NODE_BACKGROUND_COLOR", column_names::color, "string");
    }
    if (look.has_sizes()) {
        const std::string_view type = cx2_type(find_column(columns, column_names::size)->data);
        of_nodes += passed_through("NODE_WIDTH", column_names::size, type);
        of_nodes += passed_through("NODE_HEIGHT", column_names::size, type);
    }
    std::string of_edges = edge_width(edges);
    const auto object = [](std::string members) {
        enclose_members(members, 0);
        return members;
    };
    output.write(fmt::format(
        "{{\"visualProperties\":[{{\"default\":{{\"network\":{{\"NETWORK_BACKGROUND_COLOR\":"
        "\"#ffffff\"}},\"node\":{{\"NODE_SHAPE\":\"ellipse\",\"NODE_WIDTH\":20,\"NODE_HEIGHT\":20,"
        "\"NODE_BACKGROUND_COLOR\":\"#4477aa\"}},\"edge\":{{\"EDGE_WIDTH\":1,"
        "\"EDGE_LINE_COLOR\":\"#bbbbbb\"}}}},\"nodeMapping\":{},\"edgeMapping\":{}}}]}},\n",
        object(std::move(of_nodes)), object(std::move(of_edges))));
}

}  // namespace

ExportNotes write_cx2(const Export& what, Output& output) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const NodeLook look(nodes.columns);
    const ColumnSet columns = look.without_positions(nodes.columns);
    const auto node_names = file_names(
        columns, with_reserved(reserved_node_names(), {"name", "node_id"}), NameCase::as_is);
    const auto edge_names = file_names(
        edges.columns, with_reserved(reserved_edge_names(), {"interaction"}), NameCase::as_is);
    const EscapedNodes<JsonSyntax> escaped(nodes, columns, node_names, json_member);
    const EscapedEdges<JsonSyntax> escaped_edges(edges, edges.columns, edge_names, json_member);

    write_metadata(output, nodes.size(), edges.size());
    std::string provenance;
    json_escape(provenance, what.provenance);
    std::string attributes;
    append_text_member(attributes, "provenance", provenance);
    output.write(
        "{\"attributeDeclarations\":[{\"networkAttributes\":{\"name\":{\"d\":\"string\"}" +
        (attributes.empty() ? "" : declaration("provenance", "string")) +
        "},\n"
        "\"nodes\":{\"name\":{\"d\":\"string\"}" +
        declaration("node_id", "string") + declaration(column_names::kind, "string") +
        declarations(columns, node_names) + "},\n\"edges\":{\"weight\":{\"d\":\"double\"}" +
        declaration("interaction", "string") + declarations(edges.columns, edge_names) +
        "}}]},\n{\"networkAttributes\":[{\"name\":\"sigloom\"" + attributes + "}]},\n{\"nodes\":[");
    write_nodes(output, escaped, look, nodes.size());
    output.write("]},\n{\"edges\":[");
    write_edges(output, edges, escaped_edges);
    output.write("]},\n");
    write_style(output, look, columns, edges);
    output.write("{\"status\":[{\"error\":\"\",\"success\":true}]}]\n");
    ExportNotes notes = escaped.notes;
    return notes += escaped_edges.notes;
}

}  // namespace sigloom
