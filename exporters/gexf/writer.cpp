#include "exporters/gexf/writer.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "exporters/common/escaped_tables.hpp"
#include "exporters/common/node_look.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/gexf/elements.hpp"

namespace sigloom {
namespace {

using namespace gexf;

void write_nodes(Output& output, const EscapedNodes<GexfSyntax>& nodes, const NodeLook& look,
                 std::size_t count) {
    write_rows(output, count, [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += "      <node id=\"";
            out += nodes.ids[row];
            out += "\" label=\"";
            out += nodes.labels[row];
            out += "\">";
            append_values(out, nodes.values, row, nodes.kinds[row]);
            append_look(out, look, row);
            out += "</node>\n";
        }
    });
}

void write_edges(Output& output, const EdgeTable& table, const EscapedEdges<GexfSyntax>& edges,
                 const EscapedTexts& ids) {
    write_rows(output, table.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += "      <edge id=\"e";
            append_number(out, static_cast<std::int64_t>(row));
            out += "\" source=\"";
            out += ids[table.ends[row].source];
            out += "\" target=\"";
            out += ids[table.ends[row].target];
            out += "\" weight=\"";
            append_number(out, table.weight[row]);
            out += "\">";
            append_values(out, edges.values, row, edges.kinds[row]);
            out += "</edge>\n";
        }
    });
}

}  // namespace

ExportNotes write_gexf(const Export& what, Output& output) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const NodeLook look(nodes.columns);
    const auto node_names = file_names(look.others(), reserved_node_names(), NameCase::lower);
    const auto edge_names =
        file_names(edges.columns, with_reserved(reserved_edge_names(), {"label"}), NameCase::lower);
    const EscapedNodes<GexfSyntax> escaped(nodes, look.others(), node_names, value_opening);
    const EscapedEdges<GexfSyntax> escaped_edges(edges, edges.columns, edge_names, value_opening);

    output.write(std::string(beginning) + xml_comment(what.provenance) +
                 "  <graph defaultedgetype=\"undirected\" mode=\"static\">\n");
    write_static_attributes(output, "node", look.others(), node_names);
    write_static_attributes(output, "edge", edges.columns, edge_names);
    output.write("    <nodes>\n");
    write_nodes(output, escaped, look, nodes.size());
    output.write("    </nodes>\n    <edges>\n");
    write_edges(output, edges, escaped_edges, escaped.ids);
    output.write("    </edges>\n  </graph>\n</gexf>\n");
    ExportNotes notes = escaped.notes;
    return notes += escaped_edges.notes;
}

}  // namespace sigloom
