#include "exporters/graphml/writer.hpp"

#include <map>
#include <string>
#include <vector>

#include "exporters/common/numbers.hpp"
#include "exporters/common/rows.hpp"
#include "exporters/common/value_columns.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom {
namespace {

using Values = ValueColumns<XmlSyntax>;

/// One element is closed where the next begins: half as many pieces to put together.
std::string data_opening(std::string_view key) {
    std::string opening = "</data><data key=\"";
    xml_escape(opening, key);
    return opening += "\">";
}

void append_kind(std::string& out, std::string_view kind) {
    if (kind.empty()) return;
    out += "</data><data key=\"kind\">";
    out += kind;
}

void write_key(Output& output, std::string_view id, std::string_view name, std::string_view owner,
               std::string_view type) {
    std::string line = "  <key id=\"";
    xml_escape(line, id);
    line += "\" for=\"";
    line += owner;
    line += "\" attr.name=\"";
    xml_escape(line, name);
    line += "\" attr.type=\"";
    line += type;
    line += "\"/>\n";
    output.write(line);
}

void write_keys(Output& output, const ColumnSet& columns, const std::vector<std::string>& ids,
                const std::vector<std::string>& names, std::string_view owner) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        write_key(output, ids[i], names[i], owner, type_name(columns[i].data));
    }
}

ExportNotes write_nodes(Output& output, const NodeTable& nodes, const EscapedTexts& ids,
                        const std::vector<std::string>& names) {
    const Values values(nodes.columns, names, data_opening);
    const EscapedTexts labels(nodes.label, xml_escape);
    const EscapedTexts kinds(nodes.kind, xml_escape);
    write_rows(output, nodes.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += "    <node id=\"";
            out += ids[row];
            out += "\"><data key=\"label\">";
            out += labels[row];
            append_kind(out, kinds[row]);
            values.append(out, row);
            out += "</data></node>\n";
        }
    });
    return {values.replaced() + labels.replaced() + kinds.replaced() + ids.replaced(),
            count_not_finite(nodes.columns)};
}

ExportNotes write_edges(Output& output, const EdgeTable& edges, const EscapedTexts& ids,
                        const std::vector<std::string>& names) {
    const Values values(edges.columns, names, data_opening);
    const EscapedTexts kinds(edges.kind, xml_escape);
    write_rows(output, edges.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += "    <edge id=\"e";
            append_number(out, static_cast<std::int64_t>(row));
            out += "\" source=\"";
            out += ids[edges.ends[row].source];
            out += "\" target=\"";
            out += ids[edges.ends[row].target];
            out += "\"><data key=\"weight\">";
            append_number(out, edges.weight[row]);
            append_kind(out, kinds[row]);
            values.append(out, row);
            out += "</data></edge>\n";
        }
    });
    return {values.replaced() + kinds.replaced(), count_not_finite(edges.columns)};
}

/// The id of a key is its name. Nodes and edges may both have a column of that name; networkx and
/// igraph, which look keys up by id alone, then take the type of either for both. Where the types
/// differ, the edges' key has another id.
std::vector<std::string> edge_key_ids(const ColumnSet& node_columns,
                                      const std::vector<std::string>& node_names,
                                      const ColumnSet& edge_columns,
                                      const std::vector<std::string>& edge_names) {
    std::map<std::string, std::string_view> type_of_id{{"label", "string"}, {"kind", "string"}};
    for (std::size_t i = 0; i < node_names.size(); ++i) {
        type_of_id.emplace(node_names[i], type_name(node_columns[i].data));
    }
    for (std::size_t i = 0; i < edge_names.size(); ++i) {
        type_of_id.emplace(edge_names[i], type_name(edge_columns[i].data));
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < edge_names.size(); ++i) {
        const std::string_view type = type_name(edge_columns[i].data);
        std::string id = edge_names[i];
        while (type_of_id.emplace(id, type).first->second != type) id.insert(0, "edge_");
        ids.push_back(std::move(id));
    }
    return ids;
}

}  // namespace

ExportNotes write_graphml(const Export& what, Output& output) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const auto node_names = file_names(nodes.columns, reserved_node_names(), NameCase::lower);
    const auto edge_names = file_names(edges.columns, reserved_edge_names(), NameCase::lower);
    const auto node_titles = file_names(nodes.columns, reserved_node_names(), NameCase::as_is);
    const auto edge_titles = file_names(edges.columns, reserved_edge_names(), NameCase::as_is);
    const auto edge_ids = edge_key_ids(nodes.columns, node_names, edges.columns, edge_names);

    output.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
        " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
        " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    output.write(xml_comment(what.provenance));
    write_key(output, "label", "label", "node", "string");
    write_key(output, "kind", "kind", "node", "string");
    write_keys(output, nodes.columns, node_names, node_titles, "node");
    write_key(output, "weight", "weight", "edge", "double");
    write_key(output, "kind", "kind", "edge", "string");
    write_keys(output, edges.columns, edge_ids, edge_titles, "edge");
    output.write("  <graph id=\"G\" edgedefault=\"undirected\">\n");
    const EscapedTexts ids = EscapedTexts::unique(nodes.id, xml_escape);
    ExportNotes notes = write_nodes(output, nodes, ids, node_names);
    notes += write_edges(output, edges, ids, edge_ids);
    output.write("  </graph>\n</graphml>\n");
    return notes;
}

}  // namespace sigloom
