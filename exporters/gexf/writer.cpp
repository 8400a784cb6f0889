#include "exporters/gexf/writer.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/graph/column_names.hpp"
#include "exporters/common/escaped_tables.hpp"
#include "exporters/common/node_look.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom {
namespace {

/// A value is an attribute of an element of its own.
struct GexfSyntax : XmlSyntax {
    static constexpr std::string_view closing = "\"/>";
};

std::string value_opening(std::string_view name) {
    std::string opening = "<attvalue for=\"";
    xml_escape(opening, name);
    return opening += "\" value=\"";
}

std::string_view gexf_type(const ColumnData& data) {
    const std::string_view type = type_name(data);
    return type == "int" ? "integer" : type;
}

void write_attribute(Output& output, std::string_view name, std::string_view type) {
    std::string line = "      <attribute id=\"";
    xml_escape(line, name);
    line += "\" title=\"";
    xml_escape(line, name);
    line += "\" type=\"";
    line += type;
    line += "\"/>\n";
    output.write(line);
}

void write_attributes(Output& output, std::string_view owner, const ColumnSet& columns,
                      const std::vector<std::string>& names) {
    output.write("    <attributes class=\"" + std::string(owner) + "\" mode=\"static\">\n");
    write_attribute(output, column_names::kind, "string");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        write_attribute(output, names[i], gexf_type(columns[i].data));
    }
    output.write("    </attributes>\n");
}

void append_values(std::string& out, const ValueColumns<GexfSyntax>& values, std::size_t row,
                   std::string_view kind) {
    constexpr std::string_view opening = "<attvalues>";
    const std::size_t begin = out.size();
    out += opening;
    if (!kind.empty()) {
        out += "<attvalue for=\"kind\" value=\"";
        out += kind;
        out += "\"/>";
    }
    values.append(out, row);
    if (out.size() == begin + opening.size()) {
        out.resize(begin);
    } else {
        out += "</attvalues>";
    }
}

void append_look(std::string& out, const NodeLook& look, std::size_t row) {
    const auto append = [&](std::string_view before, auto number) {
        out += before;
        append_number(out, number);
    };
    if (const auto size = look.size(row)) {
        append("<viz:size value=\"", *size);
        out += "\"/>";
    }
    if (const auto position = look.position(row)) {
        append("<viz:position x=\"", position->x);
        append("\" y=\"", position->y);
        out += "\"/>";
    }
    if (const auto color = look.color(row)) {
        append("<viz:color r=\"", std::int32_t{color->red});
        append("\" g=\"", std::int32_t{color->green});
        append("\" b=\"", std::int32_t{color->blue});
        out += "\"/>";
    }
}

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

    output.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\""
        " version=\"1.3\">\n"
        "  <meta><creator>sigloom</creator></meta>\n"
        "  <graph defaultedgetype=\"undirected\" mode=\"static\">\n");
    write_attributes(output, "node", look.others(), node_names);
    write_attributes(output, "edge", edges.columns, edge_names);
    output.write("    <nodes>\n");
    write_nodes(output, escaped, look, nodes.size());
    output.write("    </nodes>\n    <edges>\n");
    write_edges(output, edges, escaped_edges, escaped.ids);
    output.write("    </edges>\n  </graph>\n</gexf>\n");
    ExportNotes notes = escaped.notes;
    return notes += escaped_edges.notes;
}

}  // namespace sigloom
