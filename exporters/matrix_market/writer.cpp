#include "exporters/matrix_market/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "exporters/common/numbers.hpp"
#include "exporters/common/rows.hpp"
#include "exporters/common/tabbed.hpp"

namespace sigloom {

ExportNotes write_matrix_market(const Export& what, OutputFiles& files) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    files[0].write("%%MatrixMarket matrix coordinate real symmetric\n");
    if (!what.provenance.empty()) files[0].write(fmt::format("% {}\n", what.provenance));
    files[0].write(fmt::format("{} {} {}\n", nodes.size(), nodes.size(), edges.size()));
    write_rows(files[0], edges.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            const auto [source, target] = edges.ends[row];
            append_number(out, std::int64_t{std::max(source, target)} + 1);
            out += ' ';
            append_number(out, std::int64_t{std::min(source, target)} + 1);
            out += ' ';
            append_number(out, edges.weight[row]);
            out += '\n';
        }
    });

    const EscapedTexts ids = EscapedTexts::unique(nodes.id, tabbed_escape, Escaping::can_merge);
    const EscapedTexts labels(nodes.label, tabbed_escape);
    const EscapedTexts kinds(nodes.kind, tabbed_escape);
    files[1].write("id\tlabel\tkind\n");
    write_rows(files[1], nodes.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += ids[row];
            out += '\t';
            out += labels[row];
            out += '\t';
            out += kinds[row];
            out += '\n';
        }
    });
    return {.replaced_characters = ids.replaced() + labels.replaced() + kinds.replaced()};
}

}  // namespace sigloom
