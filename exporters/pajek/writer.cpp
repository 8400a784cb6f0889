#include "exporters/pajek/writer.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "exporters/common/escape.hpp"
#include "exporters/common/node_look.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/rows.hpp"
#include "exporters/common/unique_names.hpp"

namespace sigloom {
namespace {

constexpr EscapeTable table_of_pajek = [] {
    EscapeTable table;
    for (std::size_t c = 0; c < 0x20; ++c) table.ascii[c] = replacement_character;
    for (const char space : {'\t', '\n', '\r'}) table.ascii[static_cast<std::size_t>(space)] = " ";
    table.ascii['"'] = "\u201D";
    table.ascii['\\'] = "\uFF3C";
    return table;
}();

std::size_t escape_label(std::string& out, std::string_view text) {
    return escape(out, text, table_of_pajek);
}

/// Labels as they stand in the file, each of them different.
struct UniqueLabels {
    explicit UniqueLabels(const NodeTable& nodes) {
        UniqueNames names;
        names.reserve(nodes.size());
        for (std::size_t row = 0; row < nodes.size(); ++row) {
            std::string label;
            replaced += escape_label(label, nodes.label[row]);
            std::string name = label;
            bool is_free = names.take(name);
            if (!is_free && !nodes.kind[row].empty()) {
                name += " (";
                replaced += escape_label(name, nodes.kind[row]);
                name += ')';
                is_free = names.take(name);
            }
            if (!is_free) {
                name = names.take_numbered(
                    label, [&](unsigned number) { return label + " " + std::to_string(number); });
            }
            texts.push_back(name);
        }
    }

    TextColumn texts;
    std::size_t replaced = 0;
};

/// Positions moved and scaled into the unit square, keeping their proportions.
class UnitSquare {
  public:
    UnitSquare(const NodeLook& look, std::size_t nodes) : look_(look) {
        double right = 0;
        double top = 0;
        bool first = true;
        for (std::size_t node = 0; node < nodes; ++node) {
            const std::optional<Point> point = look.position(node);
            if (!point) continue;
            left_ = first ? point->x : std::min(left_, point->x);
            right = first ? point->x : std::max(right, point->x);
            bottom_ = first ? point->y : std::min(bottom_, point->y);
            top = first ? point->y : std::max(top, point->y);
            first = false;
        }
        const double widest = std::max(right - left_, top - bottom_);
        if (widest > 0) scale_ = 1 / widest;
    }

    void append(std::string& out, std::size_t node) const {
        const std::optional<Point> point = look_.position(node);
        if (!point) return;
        out += ' ';
        append_number(out, (point->x - left_) * scale_);
        out += ' ';
        append_number(out, (point->y - bottom_) * scale_);
        out += " 0.5";
    }

  private:
    const NodeLook& look_;
    double left_ = 0;
    double bottom_ = 0;
    double scale_ = 1;
};

}  // namespace

ExportNotes write_pajek(const Export& what, Output& output) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const NodeLook look(nodes.columns);
    const UnitSquare square(look, nodes.size());
    const UniqueLabels labels(nodes);

    output.write("*Vertices " + std::to_string(nodes.size()) + "\n");
    write_rows(output, nodes.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            append_number(out, static_cast<std::int64_t>(row + 1));
            out += " \"";
            out += labels.texts[row];
            out += '"';
            square.append(out, row);
            out += '\n';
        }
    });
    output.write("*Edges\n");
    write_rows(output, edges.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            append_number(out, std::int64_t{edges.ends[row].source} + 1);
            out += ' ';
            append_number(out, std::int64_t{edges.ends[row].target} + 1);
            out += ' ';
            append_number(out, edges.weight[row]);
            out += '\n';
        }
    });
    return {.replaced_characters = labels.replaced};
}

}  // namespace sigloom
