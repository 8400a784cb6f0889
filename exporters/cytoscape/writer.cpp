#include "exporters/cytoscape/writer.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/graph/column_names.hpp"
#include "exporters/common/escaped_tables.hpp"
#include "exporters/common/node_look.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/json/syntax.hpp"

namespace sigloom {
namespace {

void append_position(std::string& out, const std::optional<Point>& position) {
    if (!position) return;
    out += ",\"position\":{\"x\":";
    append_json_number(out, position->x);
    out += ",\"y\":";
    append_json_number(out, position->y);
    out += '}';
}

void append_class(std::string& out, std::string_view kind) {
    if (kind.empty()) return;
    out += ",\"classes\":[\"";
    out += kind;
    out += "\"]";
}

/// What stands before the number of an edge in its id, so that no node has the same id.
std::string edge_prefix(const TextColumn& node_ids) {
    std::string prefix = "e";
    const auto is_taken = [&](std::string_view id) {
        if (!id.starts_with(prefix) || id.size() == prefix.size()) return false;
        id.remove_prefix(prefix.size());
        return id.find_first_not_of("0123456789") == std::string_view::npos;
    };
    for (std::size_t row = 0; row < node_ids.size();) {
        if (is_taken(node_ids[row])) {
            prefix += '_';
            row = 0;
        } else {
            ++row;
        }
    }
    return prefix;
}

void write_nodes(Output& output, const EscapedNodes<JsonSyntax>& nodes, const NodeLook& look,
                 std::size_t count) {
    write_rows(output, count, [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"data\":{\"id\":\"" : ",\n{\"data\":{\"id\":\"";
            out += nodes.ids[row];
            out += "\",\"label\":\"";
            out += nodes.labels[row];
            out += '"';
            append_text_member(out, column_names::kind, nodes.kinds[row]);
            nodes.values.append(out, row);
            out += '}';
            append_position(out, look.position(row));
            append_class(out, nodes.kinds[row]);
            out += '}';
        }
    });
}

void write_edges(Output& output, const EdgeTable& table, const EscapedEdges<JsonSyntax>& edges,
                 const EscapedTexts& ids, const std::string& prefix) {
    write_rows(output, table.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"data\":{\"id\":\"" : ",\n{\"data\":{\"id\":\"";
            out += prefix;
            append_number(out, static_cast<std::int64_t>(row));
            out += "\",\"source\":\"";
            out += ids[table.ends[row].source];
            out += "\",\"target\":\"";
            out += ids[table.ends[row].target];
            out += "\",\"weight\":";
            append_json_number(out, table.weight[row]);
            append_text_member(out, column_names::kind, edges.kinds[row]);
            edges.values.append(out, row);
            out += '}';
            append_class(out, edges.kinds[row]);
            out += '}';
        }
    });
}

}  // namespace

ExportNotes write_cytoscape(const Export& what, Output& output) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const NodeLook look(nodes.columns);
    const ColumnSet columns = look.without_positions(nodes.columns);
    const auto node_names =
        file_names(columns, with_reserved(reserved_node_names(), {"parent", "source", "target"}),
                   NameCase::as_is);
    const auto edge_names = file_names(
        edges.columns, with_reserved(reserved_edge_names(), {"parent"}), NameCase::as_is);
    const EscapedNodes<JsonSyntax> escaped(nodes, columns, node_names, json_member);
    const EscapedEdges<JsonSyntax> escaped_edges(edges, edges.columns, edge_names, json_member);

    output.write("{\"data\":{\"name\":\"sigloom\"" +
                 json_value_member("provenance", what.provenance) +
                 "},\n\"elements\":{\"nodes\":[");
    write_nodes(output, escaped, look, nodes.size());
    output.write("],\n\"edges\":[");
    write_edges(output, edges, escaped_edges, escaped.ids, edge_prefix(nodes.id));
    output.write("]}}\n");
    ExportNotes notes = escaped.notes;
    return notes += escaped_edges.notes;
}

}  // namespace sigloom
