#include "exporters/neo4j/writer.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/graph/edge_evidence.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/escaped_tables.hpp"
#include "exporters/csv/syntax.hpp"
#include "exporters/neo4j/load_script.hpp"

namespace sigloom {
namespace {

/// Nothing in the tables is for a spreadsheet: formulas stay as they are.
struct Neo4jSyntax : CsvSyntax {
    static std::size_t escape(std::string& out, std::string_view text) {
        return csv_escape(out, text);
    }
};

std::string comma([[maybe_unused]] std::string_view name) {
    return ",";
}

/// What stands in the names of labels, types and properties: letters, digits and underscores.
std::string identifier(std::string_view text) {
    std::string name;
    for (const char c : text) {
        const bool stays = is_ascii_word(c) || !is_ascii(static_cast<unsigned char>(c));
        name += stays ? c : '_';
    }
    return name;
}

/// Theme, of theme.
std::string label_of(std::string_view kind) {
    std::string label = identifier(kind);
    if (!label.empty()) label.front() = ascii_upper(label.front());
    return label;
}

/// COOCCURS, of cooccurs.
std::string type_of(std::string_view kind) {
    if (kind.empty()) return "RELATED_TO";
    std::string type = identifier(kind);
    for (char& c : type) c = ascii_upper(c);
    return type;
}

std::vector<std::string> identifiers_of(const ColumnSet& columns) {
    std::vector<std::string> names;
    for (const Column& column : columns) names.push_back(identifier(column.name));
    return names;
}

/// Different names that are made of the kinds that the rows of a table have.
template <typename Make>
std::set<std::string> names_of(const TextColumn& kinds, const Make& make) {
    std::vector<bool> is_used(kinds.stored());
    for (std::size_t row = 0; row < kinds.size(); ++row) is_used[kinds.code(row)] = true;
    std::set<std::string> names;
    for (std::uint32_t code = 0; code < kinds.stored(); ++code) {
        const std::string name = is_used[code] ? make(kinds.text(code)) : std::string();
        if (!name.empty()) names.insert(name);
    }
    return names;
}

constexpr std::string_view sources = "sources";

/// Arrays of the reports that name a node or stand behind an edge, by their paths.
class Sources {
  public:
    explicit Sources(const Evidence& evidence) {
        for (const ReportEntry& report : evidence.reports) {
            std::string path;
            for (const char c : report.path) {
                // What stands between the elements of an array cannot stand in one.
                if (c == ';') {
                    path += "\uFF1B";
                } else {
                    path += c;
                }
            }
            replaced_ += csv_escape(paths_.emplace_back(), path);
        }
    }

    [[nodiscard]] bool empty() const { return paths_.empty(); }
    [[nodiscard]] std::size_t replaced() const { return replaced_; }

    /// Appends a comma and the array of the reports that report_of(one) of a list gives.
    template <typename List, typename ReportOf>
    void append(std::string& out, const List& list, const ReportOf& report_of) const {
        if (empty()) return;
        out += ',';
        std::string_view separator = "\"";
        for (const auto& one : list) {
            out += separator;
            out += paths_[report_of(one)];
            separator = ";";
        }
        if (separator == ";") out += '"';
    }

  private:
    std::vector<std::string> paths_;
    std::size_t replaced_ = 0;
};

/// A property and its type.
std::string heading(std::string_view name, std::string_view type) {
    return fmt::format("{}:{}", name, type);
}

/// The headings of a table between those of its first and its last column.
std::vector<std::string> headings(std::vector<std::string> first, const ColumnSet& columns,
                                  const std::vector<std::string>& names, const Sources& arrays,
                                  std::string_view last) {
    std::vector<std::string> line = std::move(first);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        line.push_back(heading(names[i], type_name(columns[i].data)));
    }
    if (!arrays.empty()) line.push_back(heading(sources, "string[]"));
    line.emplace_back(last);
    return line;
}

}  // namespace

ExportNotes write_neo4j(const Export& what, OutputFolder& folder) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const auto node_names =
        file_names(identifiers_of(nodes.columns), with_reserved(reserved_node_names(), {sources}),
                   NameCase::as_is);
    const auto edge_names =
        file_names(identifiers_of(edges.columns), with_reserved(reserved_edge_names(), {sources}),
                   NameCase::as_is);
    const Evidence& evidence = what.graph.evidence();
    const Sources arrays(evidence);
    const EscapedNodes<Neo4jSyntax> escaped(nodes, nodes.columns, node_names, comma);
    const EscapedEdges<Neo4jSyntax> escaped_edges(edges, edges.columns, edge_names, comma);

    const Neo4jTables tables{
        headings({"id:ID", "label", "kind"}, nodes.columns, node_names, arrays, ":LABEL"),
        headings({":START_ID", ":END_ID", "weight:double"}, edges.columns, edge_names, arrays,
                 ":TYPE"),
        names_of(nodes.kind, label_of), names_of(edges.kind, type_of)};

    Output& node_table = folder.file("nodes.csv");
    node_table.write(fmt::format("{}\n", fmt::join(tables.node_headings, ",")));
    write_rows(node_table, nodes.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += '"';
            out += escaped.ids[row];
            out += "\",\"";
            out += escaped.labels[row];
            out += "\",";
            if (!nodes.kind[row].empty()) out += fmt::format("\"{}\"", escaped.kinds[row]);
            escaped.values.append(out, row);
            const auto node = static_cast<Node>(row);
            arrays.append(out, evidence.places[node], [](const Place& at) { return at.report; });
            const std::string label = label_of(nodes.kind[row]);
            out += label.empty() ? ",Node\n" : fmt::format(",Node;{}\n", label);
        }
    });
    Output& edge_table = folder.file("edges.csv");
    edge_table.write(fmt::format("{}\n", fmt::join(tables.edge_headings, ",")));
    write_rows(edge_table, edges.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += '"';
            out += escaped.ids[edges.ends[row].source];
            out += "\",\"";
            out += escaped.ids[edges.ends[row].target];
            out += "\",";
            append_json_number(out, edges.weight[row]);
            escaped_edges.values.append(out, row);
            arrays.append(out,
                          edge_evidence(what.graph, edges.ends[row].source, edges.ends[row].target),
                          [](const EdgeEvidence& each) { return each.a.report; });
            out += ',';
            out += type_of(edges.kind[row]);
            out += '\n';
        }
    });
    write_import_script(folder.file("import.sh"), tables);
    write_load_script(folder.file("load.cypher"), tables);
    ExportNotes notes = escaped.notes;
    notes.replaced_characters += arrays.replaced();
    return notes += escaped_edges.notes;
}

}  // namespace sigloom
