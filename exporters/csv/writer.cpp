#include "exporters/csv/writer.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "exporters/common/escaped_tables.hpp"
#include "exporters/csv/syntax.hpp"

namespace sigloom {
namespace {

std::string comma([[maybe_unused]] std::string_view name) {
    return ",";
}

void write_header(Output& output, std::string_view first, const std::vector<std::string>& names) {
    std::string line = "\xEF\xBB\xBF";
    line += first;
    for (const std::string& name : names) {
        line += ",\"";
        csv_escape_formula(line, name);
        line += '"';
    }
    output.write(line += '\n');
}

void append_text(std::string& out, std::string_view escaped) {
    out += '"';
    out += escaped;
    out += '"';
}

/// An empty kind is none.
void append_kind(std::string& out, std::string_view escaped) {
    out += ',';
    if (!escaped.empty()) append_text(out, escaped);
}

void write_nodes(Output& output, const EscapedNodes<CsvSyntax>& nodes, std::size_t count) {
    write_rows(output, count, [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            append_text(out, nodes.ids[row]);
            out += ',';
            append_text(out, nodes.labels[row]);
            append_kind(out, nodes.kinds[row]);
            nodes.values.append(out, row);
            out += '\n';
        }
    });
}

void write_edges(Output& output, const EdgeTable& table, const EscapedEdges<CsvSyntax>& edges,
                 const EscapedTexts& ids) {
    write_rows(output, table.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            append_text(out, ids[table.ends[row].source]);
            out += ',';
            append_text(out, ids[table.ends[row].target]);
            out += ",Undirected,";
            append_json_number(out, table.weight[row]);
            append_kind(out, edges.kinds[row]);
            edges.values.append(out, row);
            out += '\n';
        }
    });
}

}  // namespace

ExportNotes write_csv(const Export& what, OutputFiles& files) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const auto node_names = file_names(
        nodes.columns, with_reserved(reserved_node_names(), {"timeset"}), NameCase::lower);
    const auto edge_names = file_names(
        edges.columns, with_reserved(reserved_edge_names(), {"label", "timeset", "type"}),
        NameCase::lower);
    const EscapedNodes<CsvSyntax> escaped(nodes, nodes.columns, node_names, comma);
    const EscapedEdges<CsvSyntax> escaped_edges(edges, edges.columns, edge_names, comma);

    write_header(files[0], "Id,Label,kind", node_names);
    write_nodes(files[0], escaped, nodes.size());
    write_header(files[1], "Source,Target,Type,Weight,kind", edge_names);
    write_edges(files[1], edges, escaped_edges, escaped.ids);
    ExportNotes notes = escaped.notes;
    return notes += escaped_edges.notes;
}

}  // namespace sigloom
