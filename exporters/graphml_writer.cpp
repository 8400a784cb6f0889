#include "exporters/graphml_writer.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "exporters/numbers.hpp"
#include "exporters/rows.hpp"

namespace sigloom {
namespace {

/// A column on its way to `<data>` elements. One element is closed where the next begins: half as
/// many pieces to put together.
struct DataColumn {
    const Column* column;
    std::string opening;                ///< `</data><data key="name">`
    std::optional<EscapedTexts> texts;  ///< of a column of texts
};

struct ElementWriter {
    std::vector<DataColumn> columns;
    std::size_t replaced = 0;

    explicit ElementWriter(const ColumnSet& set, const std::vector<std::string>& names) {
        for (std::size_t i = 0; i < set.size(); ++i) {
            DataColumn column{&set[i], "</data><data key=\"", std::nullopt};
            xml_escape(column.opening, names[i]);
            column.opening += "\">";
            if (const auto* texts = std::get_if<TextColumn>(&set[i].data)) {
                column.texts.emplace(*texts, xml_escape);
                replaced += column.texts->replaced();
            }
            columns.push_back(std::move(column));
        }
    }
};

void append_data(std::string& out, const DataColumn& data, std::size_t row) {
    if (!data.column->has(row)) return;
    std::visit(
        [&](const auto& values) {
            using Values = std::decay_t<decltype(values)>;
            if constexpr (std::is_same_v<Values, TextColumn>) {
                out += data.opening;
                out += (*data.texts)[row];
            } else if constexpr (std::is_same_v<Values, std::vector<bool>>) {
                out += data.opening;
                out += values[row] ? "true" : "false";
            } else {
                if constexpr (std::is_same_v<Values, std::vector<double>>) {
                    if (!std::isfinite(values[row])) return;
                }
                out += data.opening;
                append_number(out, values[row]);
            }
        },
        data.column->data);
}

void append_kind(std::string& out, std::string_view kind) {
    if (kind.empty()) return;
    out += "</data><data key=\"kind\">";
    out += kind;
}

void write_key(Output& output, std::string_view name, std::string_view owner,
               std::string_view type) {
    std::string line = "  <key id=\"";
    xml_escape(line, name);
    line += "\" for=\"";
    line += owner;
    line += "\" attr.name=\"";
    xml_escape(line, name);
    line += "\" attr.type=\"";
    line += type;
    line += "\"/>\n";
    output.write(line);
}

void write_keys(Output& output, const ColumnSet& columns, const std::vector<std::string>& names,
                std::string_view owner) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        write_key(output, names[i], owner, type_name(columns[i].data));
    }
}

ExportNotes write_nodes(Output& output, const NodeTable& nodes, const EscapedTexts& ids,
                        const std::vector<std::string>& names) {
    const ElementWriter element(nodes.columns, names);
    const EscapedTexts labels(nodes.label, xml_escape);
    const EscapedTexts kinds(nodes.kind, xml_escape);
    write_rows(output, nodes.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += "    <node id=\"";
            out += ids[row];
            out += "\"><data key=\"label\">";
            out += labels[row];
            append_kind(out, kinds[row]);
            for (const DataColumn& column : element.columns) append_data(out, column, row);
            out += "</data></node>\n";
        }
    });
    return {element.replaced + labels.replaced() + kinds.replaced() + ids.replaced(),
            count_not_finite(nodes.columns)};
}

ExportNotes write_edges(Output& output, const EdgeTable& edges, const EscapedTexts& ids,
                        const std::vector<std::string>& names) {
    const ElementWriter element(edges.columns, names);
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
            for (const DataColumn& column : element.columns) append_data(out, column, row);
            out += "</data></edge>\n";
        }
    });
    return {element.replaced + kinds.replaced(), count_not_finite(edges.columns)};
}

}  // namespace

ExportNotes write_graphml(const KnowledgeGraph& graph, Output& output) {
    const NodeTable& nodes = graph.nodes();
    const EdgeTable& edges = graph.edges();
    const auto node_names = file_names(nodes.columns, reserved_node_names(), NameCase::lower);
    const auto edge_names = file_names(edges.columns, reserved_edge_names(), NameCase::lower);

    output.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
        " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
        " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    write_key(output, "label", "node", "string");
    write_key(output, "kind", "node", "string");
    write_keys(output, nodes.columns, node_names, "node");
    write_key(output, "weight", "edge", "double");
    write_key(output, "kind", "edge", "string");
    write_keys(output, edges.columns, edge_names, "edge");
    output.write("  <graph id=\"G\" edgedefault=\"undirected\">\n");
    const EscapedTexts ids = EscapedTexts::unique(nodes.id, xml_escape);
    ExportNotes notes = write_nodes(output, nodes, ids, node_names);
    notes += write_edges(output, edges, ids, edge_names);
    output.write("  </graph>\n</graphml>\n");
    return notes;
}

}  // namespace sigloom
