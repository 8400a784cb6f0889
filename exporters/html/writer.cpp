#include "exporters/html/writer.hpp"

#include <algorithm>
#include <functional>
#include <string>

#include "core/graph/column_names.hpp"
#include "core/graph/subgraph.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/html/data.hpp"
#include "exporters/html/part.hpp"
#include "exporters/html/template.hpp"
#include "exporters/picture/scene.hpp"
#include "exporters/picture/svg.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom {
namespace {

constexpr std::size_t most_links = 300'000;
constexpr std::size_t without_script = 200;  ///< nodes of the picture and the table

std::string title_of(const Export& what) {
    const std::string_view given = what.options.text(html_options[1]);
    if (!given.empty()) return std::string(given);
    const std::size_t reports = what.graph.evidence().reports.size();
    if (reports > 0) return "Horizon scan of " + counted(reports, "report");
    return "Graph of " + counted(what.graph.node_count(), "node");
}

std::string escaped(std::string_view text) {
    std::string out;
    xml_escape(out, text);
    return out;
}

/// The picture of some nodes and the links between them, for those who have the table of them, too.
std::string picture_of_some(const KnowledgeGraph& graph, const std::vector<Node>& nodes) {
    Picture picture = scene(induced_subgraph(graph, nodes), {});
    for (DiscShape& disc : picture.discs) disc.title.clear();
    std::string svg;
    Output output = Output::to_string(svg);
    write_svg(picture, SvgText::fonts, {}, output);
    output.close();
    return svg;
}

/// Some nodes, the largest first.
std::string table_of(const KnowledgeGraph& graph, std::vector<Node> nodes) {
    const Column* size = find_column(graph.nodes().columns, column_names::size);
    const Column* reports = find_column(graph.nodes().columns, column_names::reports);
    std::ranges::stable_sort(nodes, std::greater(), [&](Node node) {
        return size == nullptr ? 0 : size->number(node).value_or(0);
    });
    std::string table =
        "<table><caption>" +
        (nodes.size() < graph.node_count() ? "The largest " + counted(nodes.size(), "node") +
                                                 " of " + counted(graph.node_count(), "node")
                                           : counted(nodes.size(), "node")) +
        "</caption><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Kind"
        "</th><th scope=\"col\">Reports</th></tr></thead><tbody>\n";
    for (const Node node : nodes) {
        table += "<tr><td><bdi>" + escaped(graph.nodes().label[node]) + "</bdi></td><td>" +
                 escaped(graph.nodes().kind[node]) + "</td><td>";
        const auto count = reports == nullptr ? std::nullopt : reports->number(node);
        if (count) append_number(table, *count);
        table += "</td></tr>\n";
    }
    return table += "</tbody></table>";
}

/// Where the policy of a page is to let it ask its server.
constexpr std::string_view no_source = "default-src 'none'";

void write_policy(std::string_view head, Output& output) {
    const std::size_t at = head.find(no_source) + no_source.size();
    output.write(head.substr(0, at));
    output.write("; connect-src 'self'");
    output.write(head.substr(at));
}

ExportNotes write_page(const Export& what, std::uint64_t version, Output& output) {
    const KnowledgeGraph& graph = what.graph;
    const auto nodes = html::largest_of_communities(
        graph, static_cast<std::size_t>(what.options.whole_number(html_options[0])));
    const auto links = html::links_to_keep(graph, nodes, most_links);
    const auto largest =
        html::largest_of_communities(graph, std::min(without_script, nodes.size()));
    const html::PageHead head{title_of(what), version};
    ExportNotes notes;

    std::string_view rest = html::page_template;
    const std::size_t end_of_policy = rest.find("{{");
    version == 0 ? output.write(rest.substr(0, end_of_policy))
                 : write_policy(rest.substr(0, end_of_policy), output);
    rest.remove_prefix(end_of_policy);
    for (std::size_t mark = 0; mark != std::string_view::npos; mark = rest.find("{{")) {
        output.write(rest.substr(0, mark));
        const std::size_t end = rest.find("}}", mark);
        const std::string_view name = rest.substr(mark + 2, end - mark - 2);
        if (name == "provenance") output.write(escaped(what.provenance));
        if (name == "title") output.write(escaped(head.title));
        if (name == "picture") output.write(picture_of_some(graph, largest));
        if (name == "table") output.write(table_of(graph, largest));
        if (name == "data") {
            std::string data;
            notes += html::append_data(data, graph, nodes, links, head);
            output.write(data);
        }
        rest.remove_prefix(end + 2);
    }
    output.write(rest);
    return notes;
}

}  // namespace

ExportNotes write_html_page(const Export& what, Output& output) {
    return write_page(what, 0, output);
}

ExportNotes write_served_page(const Export& what, std::uint64_t version, Output& output) {
    return write_page(what, version, output);
}

}  // namespace sigloom
