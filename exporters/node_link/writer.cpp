#include "exporters/node_link/writer.hpp"

#include <array>
#include <string>
#include <vector>

#include "exporters/common/numbers.hpp"
#include "exporters/common/rows.hpp"
#include "exporters/common/value_columns.hpp"
#include "exporters/json/syntax.hpp"

namespace sigloom {
namespace {

using Values = ValueColumns<JsonSyntax>;

void append_places(std::string& out, std::span<const Place> places) {
    if (places.empty()) return;
    out += ",\"places\":[";
    for (const Place& place : places) {
        out += &place == places.data() ? "[" : ",[";
        append_number(out, std::int64_t{place.report});
        out += ',';
        append_number(out, std::int64_t{place.line});
        out += ',';
        append_number(out, place.relevancy);
        out += ']';
    }
    out += ']';
}

void append_mentions(std::string& out, std::span<const Mention> mentions) {
    if (mentions.empty()) return;
    out += ",\"mentions\":[";
    for (const Mention& mention : mentions) {
        out += &mention == mentions.data() ? "[" : ",[";
        append_number(out, std::int64_t{mention.report});
        out += ',';
        append_number(out, std::int64_t{mention.term});
        out += ']';
    }
    out += ']';
}

/// The types of the columns by name, in their order: a list of rows alone could not tell an empty
/// column from none.
void write_columns(Output& output, std::string_view key, const ColumnSet& columns,
                   const std::vector<std::string>& names) {
    std::string text = ",\n";
    append_json_string(text, key);
    text += ":{";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i != 0) text += ',';
        append_json_string(text, names[i]);
        text += ':';
        append_json_string(text, type_name(columns[i].data));
    }
    text += '}';
    output.write(text);
}

void write_report(Output& output, const ReportEntry& report, std::size_t& replaced) {
    std::string text = "{\"path\":\"";
    replaced += json_escape(text, report.path);
    text += "\",\"title\":\"";
    replaced += json_escape(text, report.title);
    text += "\",\"url\":\"";
    replaced += json_escape(text, report.url);
    text += "\",\"date\":";
    append_number(text, report.date);
    text += '}';
    output.write(text);
}

/// Which pairs were joined is known, and of use, only with the reports.
ExportNotes write_evidence(Output& output, const Evidence& evidence) {
    ExportNotes notes;
    if (evidence.empty()) return notes;
    output.write(",\n\"pairs\":\"");
    output.write(name_of(evidence.pairs));
    output.write("\"");
    if (evidence.is_of_part) output.write(",\n\"part\":true");
    output.write(",\n\"reports\":[");
    for (const ReportEntry& report : evidence.reports) {
        output.write(&report == evidence.reports.data() ? "\n" : ",\n");
        write_report(output, report, notes.replaced_characters);
    }
    output.write("]");
    return notes;
}

ExportNotes write_nodes(Output& output, const NodeTable& nodes, const Evidence& evidence,
                        const EscapedTexts& ids, const std::vector<std::string>& names) {
    const Values values(nodes.columns, names, json_member);
    const EscapedTexts labels(nodes.label, json_escape);
    const EscapedTexts kinds(nodes.kind, json_escape);
    write_rows(output, nodes.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"id\":\"" : ",\n{\"id\":\"";
            out += ids[row];
            out += "\",\"label\":\"";
            out += labels[row];
            out += '"';
            append_text_member(out, "kind", kinds[row]);
            values.append(out, row);
            if (!evidence.empty()) {
                append_places(out, evidence.places[static_cast<Node>(row)]);
                append_mentions(out, evidence.mentions[static_cast<Node>(row)]);
            }
            out += '}';
        }
    });
    return {values.replaced() + labels.replaced() + kinds.replaced() + ids.replaced(),
            count_not_finite(nodes.columns)};
}

ExportNotes write_edges(Output& output, const EdgeTable& edges, const EscapedTexts& ids,
                        const std::vector<std::string>& names) {
    const Values values(edges.columns, names, json_member);
    const EscapedTexts kinds(edges.kind, json_escape);
    write_rows(output, edges.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"source\":\"" : ",\n{\"source\":\"";
            out += ids[edges.ends[row].source];
            out += "\",\"target\":\"";
            out += ids[edges.ends[row].target];
            out += "\",\"weight\":";
            append_json_number(out, edges.weight[row]);
            append_text_member(out, "kind", kinds[row]);
            values.append(out, row);
            out += '}';
        }
    });
    return {values.replaced() + kinds.replaced(), count_not_finite(edges.columns)};
}

}  // namespace

ExportNotes write_node_link_json(const Export& what, Output& output) {
    const KnowledgeGraph& graph = what.graph;
    const NodeTable& nodes = graph.nodes();
    const EdgeTable& edges = graph.edges();
    const auto node_names = file_names(nodes.columns, reserved_node_names(), NameCase::as_is);
    const auto edge_names = file_names(edges.columns, reserved_edge_names(), NameCase::as_is);
    const auto list_name = what.options.choice<EdgeListName>(node_link_options[0]);

    output.write("{\"directed\":false,\"multigraph\":false,\n\"graph\":{\"generator\":\"sigloom\"");
    output.write(json_value_member("provenance", what.provenance));
    write_columns(output, "node_columns", nodes.columns, node_names);
    write_columns(output, "edge_columns", edges.columns, edge_names);
    ExportNotes notes = write_evidence(output, graph.evidence());
    output.write("},\n\"nodes\":[");
    const EscapedTexts ids = EscapedTexts::unique(nodes.id, json_escape);
    notes += write_nodes(output, nodes, graph.evidence(), ids, node_names);
    ExportNotes of_edges;
    if (list_name != EdgeListName::links) {
        output.write("],\n\"edges\":[");
        of_edges = write_edges(output, edges, ids, edge_names);
    }
    if (list_name != EdgeListName::edges) {
        output.write("],\n\"links\":[");
        of_edges = write_edges(output, edges, ids, edge_names);
    }
    output.write("]}\n");
    return notes += of_edges;
}

}  // namespace sigloom
