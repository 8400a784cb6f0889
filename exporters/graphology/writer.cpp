#include "exporters/graphology/writer.hpp"

#include <cmath>
#include <string>

#include "core/graph/column_names.hpp"
#include "exporters/common/escaped_tables.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/json/syntax.hpp"

namespace sigloom {
namespace {

void write_nodes(Output& output, const EscapedNodes<JsonSyntax>& nodes, std::size_t count) {
    write_rows(output, count, [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"key\":\"" : ",\n{\"key\":\"";
            out += nodes.ids[row];
            out += "\",\"attributes\":{\"label\":\"";
            out += nodes.labels[row];
            out += '"';
            append_text_member(out, column_names::kind, nodes.kinds[row]);
            nodes.values.append(out, row);
            out += "}}";
        }
    });
}

void append_distance(std::string& out, double weight) {
    const double distance = 1 / weight;
    if (!std::isfinite(distance)) return;
    out += ",\"distance\":";
    append_json_number(out, distance);
}

void write_edges(Output& output, const EdgeTable& table, const EscapedEdges<JsonSyntax>& edges,
                 const EscapedTexts& ids) {
    const bool has_distance = find_column(table.columns, column_names::distance) != nullptr;
    write_rows(output, table.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"key\":\"e" : ",\n{\"key\":\"e";
            append_number(out, static_cast<std::int64_t>(row));
            out += "\",\"source\":\"";
            out += ids[table.ends[row].source];
            out += "\",\"target\":\"";
            out += ids[table.ends[row].target];
            out += "\",\"undirected\":true,\"attributes\":{\"weight\":";
            append_json_number(out, table.weight[row]);
            if (!has_distance) append_distance(out, table.weight[row]);
            append_text_member(out, column_names::kind, edges.kinds[row]);
            edges.values.append(out, row);
            out += "}}";
        }
    });
}

}  // namespace

ExportNotes write_graphology(const Export& what, Output& output) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const auto node_names =
        file_names(nodes.columns, with_reserved(reserved_node_names(), {"type"}), NameCase::as_is);
    const auto edge_names =
        file_names(edges.columns, with_reserved(reserved_edge_names(), {"type"}), NameCase::as_is);
    const EscapedNodes<JsonSyntax> escaped(nodes, nodes.columns, node_names, json_member);
    const EscapedEdges<JsonSyntax> escaped_edges(edges, edges.columns, edge_names, json_member);

    output.write("{\"attributes\":{\"generator\":\"sigloom\"" +
                 json_value_member("provenance", what.provenance) +
                 "},\n"
                 "\"options\":{\"type\":\"undirected\",\"multi\":false,\"allowSelfLoops\":false},\n"
                 "\"nodes\":[");
    write_nodes(output, escaped, nodes.size());
    output.write("],\n\"edges\":[");
    write_edges(output, edges, escaped_edges, escaped.ids);
    output.write("]}\n");
    ExportNotes notes = escaped.notes;
    return notes += escaped_edges.notes;
}

}  // namespace sigloom
