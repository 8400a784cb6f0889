#include "exporters/dot/writer.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "core/text/utf8.hpp"
#include "exporters/common/escape.hpp"
#include "exporters/common/escaped_tables.hpp"
#include "exporters/common/node_look.hpp"
#include "exporters/common/numbers.hpp"

namespace sigloom {
namespace {

constexpr EscapeTable table_of_dot = [] {
    EscapeTable table;
    for (std::size_t c = 0; c < 0x20; ++c) {
        if (c != '\t' && c != '\n') table.ascii[c] = replacement_character;
    }
    table.ascii['"'] = "\\\"";
    table.ascii['\\'] = "\\\\";
    return table;
}();

/// In a label `\n` begins a new line, and `&` an entity.
constexpr EscapeTable table_of_labels = [] {
    EscapeTable table = table_of_dot;
    table.ascii['\n'] = "\\n";
    table.ascii['&'] = "&amp;";
    return table;
}();

/// Graphviz before version 3 takes no string of more than 16384 bytes, but any number of them with
/// `+` between.
std::size_t escape_pieces(std::string& out, std::string_view text, const EscapeTable& table) {
    constexpr std::size_t longest = 3000;  // each byte becomes five at most
    std::size_t replaced = 0;
    while (text.size() > longest) {
        const std::string_view piece = cut_at_character(text, longest);
        if (piece.empty()) break;
        replaced += escape(out, piece, table);
        out += "\" + \"";
        text.remove_prefix(piece.size());
    }
    return replaced + escape(out, text, table);
}

std::size_t escape_label(std::string& out, std::string_view text) {
    return escape_pieces(out, text, table_of_labels);
}

/// All values are quoted: numbers with an exponent are no numbers of DOT.
struct DotSyntax {
    static constexpr std::string_view quote = "";
    static constexpr std::string_view closing = "\"";
    static std::size_t escape(std::string& out, std::string_view text) {
        return escape_pieces(out, text, table_of_dot);
    }
    static void append_real(std::string& out, double value) { append_number(out, value); }
};

std::string attribute_opening(std::string_view name) {
    std::string opening = " \"";
    escape(opening, name, table_of_dot);
    return opening += "\"=\"";
}

void append_kind(std::string& out, std::string_view kind) {
    if (kind.empty()) return;
    out += " kind=\"";
    out += kind;
    out += '"';
}

void append_look(std::string& out, const NodeLook& look, std::size_t row) {
    constexpr double points_per_inch = 72;
    if (const auto position = look.position(row)) {
        out += " pos=\"";
        append_number(out, position->x);
        out += ',';
        append_number(out, position->y);
        out += '"';
    }
    if (const auto size = look.size(row)) {
        out += " width=\"";
        append_number(out, *size / points_per_inch);
        out += '"';
    }
    if (const auto color = look.color(row)) {
        out += fmt::format(" fillcolor=\"#{:02x}{:02x}{:02x}\"", color->red, color->green,
                           color->blue);
    }
}

}  // namespace

ExportNotes write_dot(const Export& what, Output& output) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const NodeLook look(nodes.columns);
    const auto node_names =
        file_names(look.others(),
                   with_reserved(reserved_node_names(),
                                 {"pos", "width", "height", "fillcolor", "style", "shape", "root"}),
                   NameCase::as_is);
    const auto edge_names =
        file_names(edges.columns,
                   with_reserved(reserved_edge_names(), {"label", "pos", "len", "style", "dir"}),
                   NameCase::as_is);
    const EscapedNodes<DotSyntax> escaped(nodes, look.others(), node_names, attribute_opening);
    const EscapedEdges<DotSyntax> escaped_edges(edges, edges.columns, edge_names,
                                                attribute_opening);
    const EscapedTexts labels(nodes.label, escape_label);

    if (!what.provenance.empty()) output.write(fmt::format("// {}\n", what.provenance));
    output.write("graph {\n");
    if (look.has_colors()) output.write("  node [style=filled]\n");
    write_rows(output, nodes.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += "  \"";
            out += escaped.ids[row];
            out += "\" [label=\"";
            out += labels[row];
            out += '"';
            append_kind(out, escaped.kinds[row]);
            escaped.values.append(out, row);
            append_look(out, look, row);
            out += "]\n";
        }
    });
    write_rows(output, edges.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += "  \"";
            out += escaped.ids[edges.ends[row].source];
            out += "\" -- \"";
            out += escaped.ids[edges.ends[row].target];
            out += "\" [weight=\"";
            append_number(out, edges.weight[row]);
            out += '"';
            append_kind(out, escaped_edges.kinds[row]);
            escaped_edges.values.append(out, row);
            out += "]\n";
        }
    });
    output.write("}\n");
    ExportNotes notes = escaped.notes;
    return notes += escaped_edges.notes;
}

}  // namespace sigloom
