#include "exporters/jgf/writer.hpp"

#include <string>

#include "exporters/common/escaped_tables.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/json/syntax.hpp"

namespace sigloom {
namespace {

void write_nodes(Output& output, const EscapedNodes<JsonSyntax>& nodes, std::size_t count) {
    write_rows(output, count, [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n\"" : ",\n\"";
            out += nodes.ids[row];
            out += "\":{\"label\":\"";
            out += nodes.labels[row];
            out += "\",\"metadata\":";
            const std::size_t members = out.size();
            append_text_member(out, "kind", nodes.kinds[row]);
            nodes.values.append(out, row);
            enclose_members(out, members);
            out += '}';
        }
    });
}

void write_edges(Output& output, const EdgeTable& table, const EscapedEdges<JsonSyntax>& edges,
                 const EscapedTexts& ids) {
    write_rows(output, table.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"id\":\"e" : ",\n{\"id\":\"e";
            append_number(out, static_cast<std::int64_t>(row));
            out += "\",\"source\":\"";
            out += ids[table.ends[row].source];
            out += "\",\"target\":\"";
            out += ids[table.ends[row].target];
            out += '"';
            append_text_member(out, "relation", edges.kinds[row]);
            out += ",\"directed\":false,\"metadata\":{\"weight\":";
            append_json_number(out, table.weight[row]);
            edges.values.append(out, row);
            out += "}}";
        }
    });
}

}  // namespace

ExportNotes write_jgf(const Export& what, Output& output) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const auto node_names = file_names(nodes.columns, reserved_node_names(), NameCase::as_is);
    const auto edge_names = file_names(edges.columns, reserved_edge_names(), NameCase::as_is);
    const EscapedNodes<JsonSyntax> escaped(nodes, nodes.columns, node_names, json_member);
    const EscapedEdges<JsonSyntax> escaped_edges(edges, edges.columns, edge_names, json_member);

    output.write("{\"graph\":{\"directed\":false,\"metadata\":{\"generator\":\"sigloom\"" +
                 json_value_member("provenance", what.provenance) + "},\n\"nodes\":{");
    write_nodes(output, escaped, nodes.size());
    output.write("},\n\"edges\":[");
    write_edges(output, edges, escaped_edges, escaped.ids);
    output.write("]}}\n");
    ExportNotes notes = escaped.notes;
    return notes += escaped_edges.notes;
}

}  // namespace sigloom
