#include "exporters/edge_list/writer.hpp"

#include <string>
#include <string_view>

#include "exporters/common/escape.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/rows.hpp"

namespace sigloom {
namespace {

constexpr EscapeTable table_of_words = [] {
    EscapeTable table;
    for (std::size_t c = 0; c < 0x20; ++c) table.ascii[c] = replacement_character;
    for (const char space : {' ', '\t', '\n', '\r'}) {
        table.ascii[static_cast<std::size_t>(space)] = "_";
    }
    return table;
}();

std::size_t escape_word(std::string& out, std::string_view text) {
    return escape(out, text, table_of_words);
}

}  // namespace

ExportNotes write_edge_list(const Export& what, Output& output) {
    const EdgeTable& edges = what.graph.edges();
    const EscapedTexts ids =
        EscapedTexts::unique(what.graph.nodes().id, escape_word, Escaping::can_merge);
    write_rows(output, edges.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += ids[edges.ends[row].source];
            out += '\t';
            out += ids[edges.ends[row].target];
            out += '\t';
            append_number(out, edges.weight[row]);
            out += '\n';
        }
    });
    ExportNotes notes{.replaced_characters = ids.replaced()};
    for (Node node = 0; node < what.graph.node_count(); ++node) {
        notes.left_out_nodes += what.graph.degree(node) == 0 ? 1 : 0;
    }
    return notes;
}

}  // namespace sigloom
