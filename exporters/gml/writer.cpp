#include "exporters/gml/writer.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

#include "core/text/utf8.hpp"
#include "exporters/common/escape.hpp"
#include "exporters/common/escaped_tables.hpp"
#include "exporters/common/numbers.hpp"

namespace sigloom {
namespace {

constexpr EscapeTable table_of_utf8_gml = [] {
    EscapeTable table;
    for (std::size_t c = 0; c < 0x20; ++c) {
        if (c != '\t' && c != '\n') table.ascii[c] = replacement_character;
    }
    table.ascii['"'] = "&quot;";
    table.ascii['&'] = "&amp;";
    return table;
}();

/// A real number has a point, before an exponent, too.
struct GmlNumbers {
    static constexpr std::array<std::string_view, 2> truth{"0", "1"};
    static void append_real(std::string& out, double value) {
        const std::size_t begin = out.size();
        append_number(out, value);
        if (out.find('.', begin) != std::string::npos) return;
        out.insert(std::min(out.find('e', begin), out.size()), ".0");
    }
};

struct Utf8Gml : GmlNumbers {
    static constexpr std::string_view quote = "\"";
    static std::size_t escape(std::string& out, std::string_view text) {
        return sigloom::escape(out, text, table_of_utf8_gml);
    }
};

struct AsciiGml : GmlNumbers {
    static constexpr std::string_view quote = "\"";
    static std::size_t escape(std::string& out, std::string_view text) {
        std::size_t replaced = 0;
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = code_point_at(text, at);
            at += point.size;
            if (point.value < 0) {
                out += "&#65533;";
                ++replaced;
            } else if (point.value < 0x20 || point.value > 0x7E || point.value == '"' ||
                       point.value == '&') {
                out += "&#";
                append_number(out, static_cast<std::int32_t>(point.value));
                out += ';';
            } else {
                out += static_cast<char>(point.value);
            }
        }
        return replaced;
    }
};

/// Keys are letters of ASCII, digits and underscores, and begin with a letter.
std::string key_of(std::string_view name) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::string key;
    for (const char c : name) {
        const bool fits = letters.find(c) != std::string_view::npos || (c >= '0' && c <= '9');
        key += fits ? c : '_';
    }
    if (key.empty() || letters.find(key.front()) == std::string_view::npos) key.insert(0, "c");
    return key;
}

std::vector<std::string> keys_of(const ColumnSet& columns) {
    std::vector<std::string> keys;
    for (const Column& column : columns) keys.push_back(key_of(column.name));
    return keys;
}

std::string line_opening(std::string_view key) {
    return "\n    " + std::string(key) + ' ';
}

void append_text(std::string& out, std::string_view key, std::string_view escaped) {
    out += "\n    ";
    out += key;
    out += " \"";
    out += escaped;
    out += '"';
}

void append_whole(std::string& out, std::string_view key, std::size_t number) {
    out += "\n    ";
    out += key;
    out += ' ';
    append_number(out, static_cast<std::int64_t>(number));
}

template <typename Syntax>
ExportNotes write(const KnowledgeGraph& graph, Output& output) {
    const NodeTable& nodes = graph.nodes();
    const EdgeTable& edges = graph.edges();
    const auto node_names =
        file_names(keys_of(nodes.columns),
                   with_reserved(reserved_node_names(), {"name", "graphics"}), NameCase::as_is);
    const auto edge_names =
        file_names(keys_of(edges.columns), with_reserved(reserved_edge_names(), {"graphics"}),
                   NameCase::as_is);
    const EscapedNodes<Syntax> escaped(nodes, nodes.columns, node_names, line_opening);
    const EscapedEdges<Syntax> escaped_edges(edges, edges.columns, edge_names, line_opening);

    output.write("Creator \"sigloom\"\ngraph [\n  directed 0\n");
    write_rows(output, nodes.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += "  node [";
            append_whole(out, "id", row);
            append_text(out, "name", escaped.ids[row]);
            append_text(out, "label", escaped.labels[row]);
            if (!escaped.kinds[row].empty()) append_text(out, "kind", escaped.kinds[row]);
            escaped.values.append(out, row);
            out += "\n  ]\n";
        }
    });
    write_rows(output, edges.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += "  edge [";
            append_whole(out, "source", edges.ends[row].source);
            append_whole(out, "target", edges.ends[row].target);
            out += "\n    weight ";
            Syntax::append_real(out, edges.weight[row]);
            if (!escaped_edges.kinds[row].empty()) {
                append_text(out, "kind", escaped_edges.kinds[row]);
            }
            escaped_edges.values.append(out, row);
            out += "\n  ]\n";
        }
    });
    output.write("]\n");
    ExportNotes notes = escaped.notes;
    return notes += escaped_edges.notes;
}

}  // namespace

ExportNotes write_gml(const Export& what, Output& output) {
    if (!what.provenance.empty()) output.write(fmt::format("# {}\n", what.provenance));
    return what.options.choice<GmlText>(gml_options[0]) == GmlText::utf8
               ? write<Utf8Gml>(what.graph, output)
               : write<AsciiGml>(what.graph, output);
}

}  // namespace sigloom
