// What the tests of graph files share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/graph/knowledge_graph.hpp"
#include "core/report/diagnostic.hpp"
#include "exporters/formats.hpp"

namespace sigloom::test {

struct Reading {
    std::optional<KnowledgeGraph> graph;
    std::vector<std::string> messages;
};

inline Reading read_as(std::string_view format, std::string_view bytes,
                       const ColumnRoles& roles = {}) {
    DiagnosticList list;
    Reading reading;
    const std::string path = "file";
    reading.graph = std::get<BytesReader>(find_format(format)->read)({bytes, path, list, roles});
    for (const Diagnostic& diagnostic : list.list()) {
        reading.messages.push_back(to_string(diagnostic));
    }
    return reading;
}

inline std::string write_as(std::string_view format, const KnowledgeGraph& graph,
                            ExportNotes* notes = nullptr, const FormatOptions& options = {}) {
    std::string bytes;
    Destination output(Output::to_string(bytes));
    const ExportNotes written = output.write(*find_format(format), {graph, options});
    output.close();
    if (notes != nullptr) *notes = written;
    return bytes;
}

struct NodeRow {
    std::string_view id;
    std::string_view label;
    std::string_view kind;
};

inline NodeTable node_table(const std::vector<NodeRow>& rows) {
    NodeTable table;
    for (const auto [id, label, kind] : rows) {
        table.id.push_back(id);
        table.label.push_back(label);
        table.kind.push_back(kind);
    }
    return table;
}

/// Nodes and edges as lines of text, for comparison with what a person expects:
/// `id|label|kind|column=value|...` and `id -- id weight|kind|column=value|...`.
std::vector<std::string> lines(const KnowledgeGraph& graph);

}  // namespace sigloom::test
