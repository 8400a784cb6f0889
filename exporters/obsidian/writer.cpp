#include "exporters/obsidian/writer.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/graph/column_names.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/escaped_tables.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/json/syntax.hpp"
#include "exporters/obsidian/note_names.hpp"

namespace sigloom {
namespace {

/// A property of YAML: a string of JSON is one of YAML.
std::string property_opening(std::string_view name) {
    std::string opening = "\n";
    append_json_string(opening, name);
    return opening += ": ";
}

/// A text as one line of Markdown that means nothing but itself.
void append_plain(std::string& out, std::string_view text) {
    constexpr std::string_view special = "\\`*_{}[]<>#|~$=&!%^";
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20) {
            out += ' ';
            continue;
        }
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
}

/// An address in the round brackets of a link.
void append_address(std::string& out, std::string_view url) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || c == '(' || c == ')' || c == '<' || c == '>' || c == '\\') {
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
}

class VaultWriter {
  public:
    explicit VaultWriter(const KnowledgeGraph& graph)
        : graph_(graph),
          names_(obsidian::note_names(graph.nodes())),
          nodes_(graph.nodes(), graph.nodes().columns,
                 file_names(graph.nodes().columns,
                            with_reserved(reserved_node_names(), {"aliases", "tags", "cssclasses"}),
                            NameCase::lower),
                 property_opening) {}

    [[nodiscard]] const std::string& name(Node node) const { return names_[node]; }
    [[nodiscard]] const ExportNotes& notes() const { return nodes_.notes; }

    [[nodiscard]] std::string note(Node node) const {
        std::string out;
        append_properties(out, node);
        out += "\n# ";
        append_plain(out, repair_utf8(graph_.nodes().label[node]));
        out += '\n';
        append_description(out, node);
        append_links(out, node);
        append_reports(out, node);
        return out;
    }

  private:
    void append_properties(std::string& out, Node node) const {
        out += "---\n\"id\": \"";
        out += nodes_.ids[node];
        out += '"';
        if (graph_.nodes().label[node] != names_[node]) {
            out += "\n\"aliases\": [\"";
            out += nodes_.labels[node];
            out += "\"]";
        }
        if (!nodes_.kinds[node].empty()) {
            out += "\n\"kind\": \"";
            out += nodes_.kinds[node];
            out += '"';
        }
        nodes_.values.append(out, node);
        out += "\n---\n";
    }

    void append_description(std::string& out, Node node) const {
        const Column* column = find_column(graph_.nodes().columns, column_names::description);
        const auto* texts = column == nullptr ? nullptr : std::get_if<TextColumn>(&column->data);
        if (texts == nullptr || !column->has(node)) return;
        out += '\n';
        append_plain(out, repair_utf8((*texts)[node]));
        out += '\n';
    }

    /// The heaviest first.
    void append_links(std::string& out, Node node) const {
        std::vector<Neighbor> neighbors;
        graph_.for_each_neighbor(node, [&](Neighbor each) { neighbors.push_back(each); });
        if (neighbors.empty()) return;
        const auto& edges = graph_.edges();
        std::ranges::stable_sort(neighbors, [&](Neighbor a, Neighbor b) {
            return edges.weight[a.edge] > edges.weight[b.edge];
        });
        out += "\n## Links\n\n";
        for (const Neighbor& neighbor : neighbors) {
            out += "- [[";
            out += names_[neighbor.node];
            out += "]] ";
            append_plain(out, repair_utf8(edges.kind[neighbor.edge]));
            out += ' ';
            append_number(out, edges.weight[neighbor.edge]);
            out += '\n';
        }
    }

    void append_reports(std::string& out, Node node) const {
        const Evidence& evidence = graph_.evidence();
        const auto places = evidence.places[node];
        if (places.empty()) return;
        out += "\n## Reports\n\n";
        for (const Place& place : places) {
            const ReportEntry& report = evidence.reports[place.report];
            out += "- ";
            const std::string title =
                repair_utf8(report.title.empty() ? report.path : report.title);
            if (report.url.empty()) {
                append_plain(out, title);
            } else {
                out += '[';
                append_plain(out, title);
                out += "](";
                append_address(out, repair_utf8(report.url));
                out += ')';
            }
            if (const auto date = Date::from_number(report.date); date && date->is_known()) {
                out += ", " + date->iso();
            }
            out += ", ";
            append_plain(out, repair_utf8(report.path));
            out += ':';
            append_number(out, std::int64_t{place.line});
            out += '\n';
        }
    }

    const KnowledgeGraph& graph_;
    std::vector<std::string> names_;
    EscapedNodes<JsonSyntax> nodes_;
};

}  // namespace

ExportNotes write_obsidian(const Export& what, OutputFolder& folder) {
    const VaultWriter vault(what.graph);
    for (Node node = 0; node < what.graph.node_count() && folder.error().empty(); ++node) {
        folder.file(vault.name(node) + ".md").write(vault.note(node));
    }
    return vault.notes();
}

}  // namespace sigloom
