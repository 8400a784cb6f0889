#include "exporters/vosviewer/writer.hpp"

#include <span>
#include <string>
#include <string_view>

#include "exporters/common/escape.hpp"
#include "exporters/common/node_look.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/rows.hpp"
#include "exporters/json/syntax.hpp"
#include "exporters/vosviewer/items.hpp"

namespace sigloom {
namespace {

using vosviewer::Items;
using vosviewer::Numbers;

constexpr EscapeTable table_of_fields = [] {
    EscapeTable table;
    for (std::size_t c = 0; c < 0x20; ++c) table.ascii[c] = replacement_character;
    for (const char space : {'\t', '\n', '\r'}) table.ascii[static_cast<std::size_t>(space)] = " ";
    table.ascii['"'] = "\"\"";
    return table;
}();

std::size_t escape_field(std::string& out, std::string_view text) {
    return escape(out, text, table_of_fields);
}

void append_numbers(std::string& out, std::string_view name, std::span<const Numbers> all,
                    std::size_t item) {
    out += ",\"";
    out += name;
    out += "\":";
    const std::size_t members = out.size();
    for (const Numbers& numbers : all) {
        if (!numbers.has(item)) continue;
        out += json_member(xml_legal(numbers.name));
        append_json_number(out, numbers.values[item]);
    }
    enclose_members(out, members);
}

void write_clusters(Output& output, const Items& items) {
    output.write("],\n\"clusters\":[");
    bool first = true;
    for (std::size_t i = 0; i < items.cluster_labels.size(); ++i) {
        if (items.cluster_labels[i].empty()) continue;
        std::string text = first ? "\n{\"cluster\":" : ",\n{\"cluster\":";
        append_number(text, static_cast<std::int64_t>(i + 1));
        text += ",\"label\":";
        append_json_string(text, items.cluster_labels[i]);
        output.write(text += '}');
        first = false;
    }
}

void append_position(std::string& out, std::string_view before, std::string_view between,
                     const std::optional<Point>& position) {
    if (!position) return;
    out += before;
    append_number(out, position->x);
    out += between;
    append_number(out, position->y);
}

void write_fields(Output& output, const Items& items) {
    std::string header = "\xEF\xBB\xBFid\tlabel\tdescription\tx\ty\tcluster";
    const auto add = [&](std::string_view role, std::span<const Numbers> all) {
        for (const Numbers& numbers : all) {
            header += '\t';
            header += role;
            header += '<';
            escape_field(header, numbers.name);
            header += '>';
        }
    };
    add("weight", items.weights);
    add("score", items.scores);
    output.write(header += '\n');
}

void append_fields(std::string& out, std::span<const Numbers> all, std::size_t item) {
    for (const Numbers& numbers : all) {
        out += '\t';
        if (numbers.has(item)) append_number(out, numbers.values[item]);
    }
}

}  // namespace

ExportNotes write_vosviewer_json(const Export& what, Output& output) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const NodeLook look(nodes.columns);
    const Items items = vosviewer::make_items(what.graph);
    const EscapedTexts ids = EscapedTexts::unique(nodes.id, json_escape);
    const EscapedTexts labels(nodes.label, json_escape);

    output.write("{\"network\":{\"items\":[");
    write_rows(output, nodes.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"id\":\"" : ",\n{\"id\":\"";
            out += ids[row];
            out += "\",\"label\":\"";
            out += labels[row];
            out += '"';
            if (!items.descriptions[row].empty()) {
                out += ",\"description\":";
                append_json_string(out, items.descriptions[row]);
            }
            append_position(out, ",\"x\":", ",\"y\":", look.position(row));
            if (items.cluster[row] != 0) {
                out += ",\"cluster\":";
                append_number(out, std::int64_t{items.cluster[row]});
            }
            append_numbers(out, "weights", items.weights, row);
            append_numbers(out, "scores", items.scores, row);
            out += '}';
        }
    });
    output.write("],\n\"links\":[");
    write_rows(output, edges.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            out += row == 0 ? "\n{\"source_id\":\"" : ",\n{\"source_id\":\"";
            out += ids[edges.ends[row].source];
            out += "\",\"target_id\":\"";
            out += ids[edges.ends[row].target];
            out += "\",\"strength\":";
            append_json_number(out, edges.weight[row]);
            out += '}';
        }
    });
    write_clusters(output, items);
    output.write("]}}\n");
    return {ids.replaced() + labels.replaced(), count_not_finite(nodes.columns)};
}

ExportNotes write_vosviewer_files(const Export& what, OutputFiles& files) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const NodeLook look(nodes.columns);
    const Items items = vosviewer::make_items(what.graph);
    const EscapedTexts labels(nodes.label, escape_field);

    write_fields(files[0], items);
    write_rows(files[0], nodes.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            append_number(out, static_cast<std::int64_t>(row + 1));
            out += "\t\"";
            out += labels[row];
            out += "\"\t\"";
            escape_field(out, items.descriptions[row]);
            out += "\"\t";
            const std::optional<Point> position = look.position(row);
            append_position(out, "", "\t", position);
            out += position ? "\t" : "\t\t";
            if (items.cluster[row] != 0) append_number(out, std::int64_t{items.cluster[row]});
            append_fields(out, items.weights, row);
            append_fields(out, items.scores, row);
            out += '\n';
        }
    });
    files[1].write("\xEF\xBB\xBF");
    write_rows(files[1], edges.size(), [&](std::string& out, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            append_number(out, std::int64_t{edges.ends[row].source} + 1);
            out += '\t';
            append_number(out, std::int64_t{edges.ends[row].target} + 1);
            out += '\t';
            append_number(out, edges.weight[row]);
            out += '\n';
        }
    });
    return {labels.replaced(), count_not_finite(nodes.columns)};
}

}  // namespace sigloom
