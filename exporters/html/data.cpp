#include "exporters/html/data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/millionths.hpp"
#include "core/graph/column_names.hpp"
#include "core/look/colors.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/html/derived.hpp"
#include "exporters/html/part.hpp"
#include "exporters/json/syntax.hpp"

namespace sigloom::html {
namespace {

constexpr double parts_of_unit = 10;  ///< of a layout
constexpr std::string_view digits =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// With so many digits at most: as 0.0012345 or, where that is shorter, as 12345e-7.
void append_short(std::string& out, double value, int significant_digits) {
    constexpr double near_the_largest = 1e300;  // which rounding must not pass
    if (std::abs(value) > near_the_largest) return append_number(out, value);
    std::array<char, 32> buffer;
    const auto written = [&](std::chars_format format, int precision) {
        const auto end =
            std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision)
                .ptr;
        return std::string(buffer.data(), end);
    };
    const std::string plain = written(std::chars_format::general, significant_digits);
    // d.ddde-dd, without the point and the zeros before it.
    std::string digits_only = written(std::chars_format::scientific, significant_digits - 1);
    const std::size_t e = digits_only.find('e');
    int exponent = 0;
    std::from_chars(digits_only.data() + e + 1 + (digits_only[e + 1] == '+' ? 1 : 0),
                    digits_only.data() + digits_only.size(), exponent);
    digits_only.resize(e);
    if (const std::size_t point = digits_only.find('.'); point != std::string::npos) {
        digits_only.resize(std::max(digits_only.find_last_not_of('0'), point) + 1);
        exponent -= static_cast<int>(digits_only.size() - point - 1);
        digits_only.erase(point, 1);
    }
    if (exponent < 0) digits_only += fmt::format("e{}", exponent);
    out += exponent < 0 && digits_only.size() < plain.size() ? digits_only : plain;
}

/// JSON, member by member.
class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    /// A name that is one of ours.
    void key(std::string_view name) {
        separate();
        append_json_string(out_, name);
        out_ += ':';
        is_first_ = true;
    }
    void open(char bracket) {
        separate();
        out_ += bracket;
        is_first_ = true;
    }
    void close(char bracket) {
        out_ += bracket;
        is_first_ = false;
    }
    void text(std::string_view value) {
        separate();
        out_ += '"';
        const std::size_t begin = out_.size();
        replaced_ += json_escape(out_, value);
        escape_markup(begin);
        out_ += '"';
    }
    void whole(std::int64_t value) {
        separate();
        append_number(out_, value);
    }
    void real(double value, int significant_digits) {
        separate();
        append_short(out_, value, significant_digits);
    }
    void word(std::string_view value) {
        separate();
        out_ += value;
    }
    template <typename Values, typename Write>
    void list(std::string_view name, const Values& values, const Write& write) {
        key(name);
        open('[');
        for (const auto& value : values) write(value);
        close(']');
    }

    [[nodiscard]] std::size_t replaced() const { return replaced_; }

  private:
    void separate() {
        if (!is_first_) out_ += ',';
        is_first_ = false;
    }
    /// No markup begins inside the data, whatever a label says.
    void escape_markup(std::size_t begin) {
        for (std::size_t at = out_.find('<', begin); at != std::string::npos;
             at = out_.find('<', at)) {
            out_.replace(at, 1, "\\u003c");
        }
    }

    std::string& out_;
    bool is_first_ = true;
    std::size_t replaced_ = 0;
};

/// One character each for numbers below 62, a list for others; see data.hpp.
void write_codes(Writer& writer, std::string_view name, const std::vector<std::int32_t>& codes) {
    writer.key(name);
    const bool fit = std::ranges::all_of(
        codes, [](std::int32_t code) { return static_cast<std::size_t>(code) < digits.size(); });
    if (fit) {
        std::string text;
        for (const std::int32_t code : codes) text += digits[static_cast<std::size_t>(code)];
        return writer.text(text);
    }
    writer.open('[');
    for (const std::int32_t code : codes) writer.whole(code);
    writer.close(']');
}

/// Rising numbers as the differences from one to the next, the first from 0.
template <typename Numbers>
void write_steps(Writer& writer, std::string_view name, const Numbers& numbers) {
    std::int64_t last = 0;
    writer.list(name, numbers, [&](auto number) {
        writer.whole(static_cast<std::int64_t>(number) - last);
        last = static_cast<std::int64_t>(number);
    });
}

/// What an id is if the label is of plain letters, digits, spaces and hyphens; otherwise nothing.
/// The page makes the same.
std::string plain_id(std::string_view kind, std::string_view label) {
    std::string id = std::string(kind) + ':';
    for (const char c : label) {
        if (c == ' ') {
            id += '-';
        } else if (c == '-') {
            id += "--";
        } else if (c >= 'A' && c <= 'Z') {
            id += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            id += c;
        } else {
            return {};
        }
    }
    return id;
}

/// The kinds of some rows, in the order of their first ones, and the number of each row's.
struct Kinds {
    std::vector<std::string_view> names;
    std::vector<std::int32_t> codes;
};

template <typename Rows>
Kinds kinds_of(const TextColumn& kind, const Rows& rows) {
    Kinds kinds;
    std::map<std::string_view, std::int32_t> code;
    for (const auto row : rows) {
        const auto next = static_cast<std::int32_t>(code.size());
        const auto [found, is_new] = code.try_emplace(kind[row], next);
        if (is_new) kinds.names.push_back(kind[row]);
        kinds.codes.push_back(found->second);
    }
    return kinds;
}

/// A value as JSON; `null` for none, NaN and infinities.
void write_value(Writer& writer, const Column& column, std::size_t row) {
    constexpr int measured_digits = 5;
    if (!column.has(row)) return writer.word("null");
    std::visit(
        [&](const auto& values) {
            using Values = std::decay_t<decltype(values)>;
            if constexpr (std::is_same_v<Values, TextColumn>) {
                writer.text(values[row]);
            } else if constexpr (std::is_same_v<Values, std::vector<bool>>) {
                writer.word(values[row] ? "true" : "false");
            } else if constexpr (std::is_same_v<Values, std::vector<double>>) {
                if (!std::isfinite(values[row])) return writer.word("null");
                writer.real(values[row], measured_digits);
            } else {
                writer.whole(values[row]);
            }
        },
        column.data);
}

bool is_same(const Column& column, std::size_t a, std::size_t b) {
    if (column.has(a) != column.has(b)) return false;
    return std::visit([&](const auto& values) { return values[a] == values[b]; }, column.data);
}

/// The row whose value most others have, if more than two thirds do; found as a majority is
/// (Boyer and Moore 1991).
template <typename Rows>
std::optional<std::size_t> usual_row(const Column& column, const Rows& rows) {
    std::size_t candidate = 0;
    std::size_t lead = 0;
    for (const auto row : rows) {
        if (lead == 0) candidate = row;
        is_same(column, candidate, row) ? ++lead : --lead;
    }
    if (rows.empty()) return std::nullopt;
    const auto same =
        std::ranges::count_if(rows, [&](auto row) { return is_same(column, candidate, row); });
    if (3 * static_cast<std::size_t>(same) <= 2 * rows.size()) return std::nullopt;
    return candidate;
}

std::string_view type_of(const Column& column) {
    if (std::holds_alternative<TextColumn>(column.data)) return "string";
    if (std::holds_alternative<std::vector<bool>>(column.data)) return "boolean";
    return std::holds_alternative<std::vector<double>>(column.data) ? "double" : "long";
}

template <typename Rows>
void write_column(Writer& writer, const Column& column, const Rows& rows) {
    writer.open('{');
    writer.key("name");
    writer.text(column.name);
    writer.key("type");
    writer.text(type_of(column));
    const auto usual = usual_row(column, rows);
    if (usual) {
        writer.key("usual");
        write_value(writer, column, *usual);
        std::vector<std::size_t> at;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!is_same(column, *usual, rows[i])) at.push_back(i);
        }
        write_steps(writer, "at", at);
    }
    writer.list("values", rows, [&](auto row) {
        if (!usual || !is_same(column, *usual, row)) write_value(writer, column, row);
    });
    writer.close('}');
}

template <typename Rows>
void write_columns(Writer& writer, const ColumnSet& columns, const Rows& rows,
                   const std::vector<std::string_view>& but) {
    writer.key("columns");
    writer.open('[');
    for (const Column& column : columns) {
        if (std::ranges::find(but, column.name) == but.end()) write_column(writer, column, rows);
    }
    writer.close(']');
}

/// Numbers of nodes as the page counts them.
std::vector<Node> places_in(const std::vector<Node>& nodes, std::size_t all) {
    std::vector<Node> place(all);
    for (std::size_t i = 0; i < nodes.size(); ++i) place[nodes[i]] = static_cast<Node>(i);
    return place;
}

/// Links from a node to later ones, by both ends.
struct Link {
    Node source;
    Node target;
    Edge edge;
    auto operator<=>(const Link&) const = default;
};

std::vector<Link> sorted_links(const KnowledgeGraph& graph, const std::vector<Node>& nodes,
                               const std::vector<Edge>& edges) {
    const auto place = places_in(nodes, graph.node_count());
    std::vector<Link> links;
    for (const Edge edge : edges) {
        const auto [a, b] = graph.edges().ends[edge];
        const auto [source, target] = std::minmax(place[a], place[b]);
        links.push_back({source, target, edge});
    }
    std::ranges::sort(links);
    return links;
}

void write_ends(Writer& writer, const std::vector<Link>& links, std::size_t nodes) {
    std::vector<std::int64_t> degrees(nodes);
    for (const Link& link : links) ++degrees[link.source];
    writer.list("degrees", degrees, [&](std::int64_t degree) { writer.whole(degree); });
    writer.key("steps");
    writer.open('[');
    for (std::size_t i = 0; i < links.size(); ++i) {
        const bool begins = i == 0 || links[i - 1].source != links[i].source;
        const Node from = begins ? links[i].source : links[i - 1].target;
        writer.whole(std::int64_t{links[i].target} - from);
    }
    writer.close(']');
}

double number_at(const KnowledgeGraph& graph, const char* name, Node node) {
    const Column* column = find_column(graph.nodes().columns, name);
    const auto number = column == nullptr ? std::nullopt : column->number(node);
    return number && std::isfinite(*number) ? *number : 0;
}

/// Those that the page cannot make of labels.
void write_ids(Writer& writer, const NodeTable& table, const std::vector<Node>& nodes) {
    std::vector<Node> at;
    for (Node i = 0; i < nodes.size(); ++i) {
        const Node node = nodes[i];
        if (table.id[node] != plain_id(table.kind[node], table.label[node])) at.push_back(i);
    }
    writer.key("id");
    writer.open('{');
    write_steps(writer, "at", at);
    writer.list("values", at, [&](Node i) { writer.text(table.id[nodes[i]]); });
    writer.close('}');
}

void write_nodes(Writer& writer, const KnowledgeGraph& graph, const std::vector<Node>& nodes,
                 const Kinds& kinds, const std::vector<std::int32_t>& community,
                 const std::vector<std::string_view>& derived) {
    const NodeTable& table = graph.nodes();
    writer.key("nodes");
    writer.open('{');
    write_ids(writer, table, nodes);
    writer.list("label", nodes, [&](Node node) { writer.text(table.label[node]); });
    write_codes(writer, "kind", kinds.codes);
    for (const char* name : {column_names::x, column_names::y, column_names::size}) {
        writer.list(name, nodes, [&](Node node) {
            writer.whole(std::llround(number_at(graph, name, node) * parts_of_unit));
        });
    }
    std::vector<std::int32_t> communities;
    for (const Node node : nodes) communities.push_back(community[node]);
    write_codes(writer, "community", communities);
    std::vector<std::string_view> but = derived;
    for (const char* name :
         {column_names::x, column_names::y, column_names::size, column_names::color,
          column_names::community, column_names::community_name}) {
        but.emplace_back(name);
    }
    write_columns(writer, table.columns, nodes, but);
    writer.close('}');
}

/// The kinds of links by the kinds of their ends.
using KindOf = std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t>;

/// Nothing where the ends do not decide.
std::optional<KindOf> kinds_by_ends(const std::vector<Link>& links,
                                    const std::vector<std::int32_t>& of_links,
                                    const std::vector<std::int32_t>& of_nodes) {
    KindOf kind_of;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const std::pair<std::int32_t, std::int32_t> ends =
            std::minmax({of_nodes[links[i].source], of_nodes[links[i].target]});
        if (kind_of.try_emplace(ends, of_links[i]).first->second != of_links[i]) {
            return std::nullopt;
        }
    }
    return kind_of;
}

void write_kinds_by_ends(Writer& writer, const KindOf& kind_of) {
    writer.list("kindOf", kind_of, [&](const auto& each) {
        writer.open('[');
        writer.whole(each.first.first);
        writer.whole(each.first.second);
        writer.whole(each.second);
        writer.close(']');
    });
}

void write_links(Writer& writer, const KnowledgeGraph& graph, const std::vector<Node>& nodes,
                 const std::vector<Link>& links, const std::vector<Edge>& edges, const Kinds& kinds,
                 const Kinds& node_kinds, const std::vector<std::string_view>& derived) {
    constexpr int weight_digits = 7;
    writer.key("links");
    writer.open('{');
    const auto kind_of = kinds_by_ends(links, kinds.codes, node_kinds.codes);
    std::vector<EdgeEnds> ends;
    for (const Link& link : links) ends.push_back({link.source, link.target});
    if (!kind_of || !reports_tell_links(graph.evidence(), nodes, node_kinds.codes, ends)) {
        write_ends(writer, links, nodes.size());
    }
    if (std::ranges::find(derived, column_names::weight) == derived.end()) {
        writer.list("weight", edges,
                    [&](Edge edge) { writer.real(graph.edges().weight[edge], weight_digits); });
    }
    kind_of ? write_kinds_by_ends(writer, *kind_of) : write_codes(writer, "kind", kinds.codes);
    const auto rank = backbone_ranks_of(graph);
    std::vector<std::int32_t> ranks;
    for (const Edge edge : edges) {
        ranks.push_back(std::min(rank[edge], static_cast<std::int32_t>(digits.size() - 1)));
    }
    write_codes(writer, "rank", ranks);
    std::vector<std::string_view> but = derived;
    but.emplace_back(column_names::backbone);
    write_columns(writer, graph.edges().columns, edges, but);
    writer.close('}');
}

void write_pair(Writer& writer, const ColorPair& colors) {
    writer.open('[');
    writer.text(hex(colors.on_light));
    writer.text(hex(colors.on_dark));
    writer.close(']');
}

/// The name and the colour of a community are those of its first node.
void write_communities(Writer& writer, const KnowledgeGraph& graph,
                       const std::vector<std::int32_t>& community) {
    std::vector<Node> first;
    for (Node node = 0; node < community.size(); ++node) {
        if (static_cast<std::size_t>(community[node]) == first.size()) first.push_back(node);
    }
    const ColumnSet& columns = graph.nodes().columns;
    const auto text = [&](const char* name, Node node) -> std::string_view {
        const Column* column = find_column(columns, name);
        const auto* texts = column == nullptr ? nullptr : std::get_if<TextColumn>(&column->data);
        return texts == nullptr ? std::string_view() : (*texts)[node];
    };
    writer.list("communities", first, [&](Node node) {
        const std::string_view name = text(column_names::community_name, node);
        writer.text(name.empty() ? text(column_names::community, node) : name);
    });
    writer.list("communityColors", first, [&](Node node) {
        const auto color = parse_color(text(column_names::color, node));
        write_pair(writer, color ? ColorPair{*color, on_dark(*color)} : neutral_color);
    });
}

void write_reports(Writer& writer, const Evidence& evidence) {
    const auto& reports = evidence.reports;
    writer.key("reports");
    writer.open('{');
    writer.list("path", reports, [&](const ReportEntry& each) { writer.text(each.path); });
    writer.list("title", reports, [&](const ReportEntry& each) { writer.text(each.title); });
    writer.list("url", reports, [&](const ReportEntry& each) { writer.text(each.url); });
    writer.list("date", reports, [&](const ReportEntry& each) { writer.whole(each.date); });
    writer.close('}');
}

void write_places(Writer& writer, const Evidence& evidence, const std::vector<Node>& nodes) {
    writer.key("places");
    writer.open('{');
    writer.list("report", nodes, [&](Node node) {
        const auto places = evidence.places[node];
        if (places.size() == 1) return writer.whole(places[0].report);
        writer.open('[');
        std::int64_t last = 0;
        for (const Place& place : places) {
            writer.whole(place.report - last);
            last = place.report;
        }
        writer.close(']');
    });
    const auto write_relevancy = [&](const Place& place) {
        writer.real(millionths::to_double(place.relevancy), 7);
    };
    writer.list("relevancy", nodes, [&](Node node) {
        const auto places = evidence.places[node];
        if (places.empty()) return writer.whole(1);
        if (std::ranges::all_of(places, [&](const Place& place) {
                return place.relevancy == places[0].relevancy;
            })) {
            return write_relevancy(places[0]);
        }
        writer.open('[');
        for (const Place& place : places) write_relevancy(place);
        writer.close(']');
    });
    writer.close('}');
}

void write_names(Writer& writer, std::string_view key, const std::vector<std::string_view>& names) {
    writer.list(key, names, [&](std::string_view name) { writer.text(name); });
}

}  // namespace

ExportNotes append_data(std::string& out, const KnowledgeGraph& graph,
                        const std::vector<Node>& nodes, const std::vector<Edge>& kept,
                        const PageHead& head) {
    const auto links = sorted_links(graph, nodes, kept);
    std::vector<Edge> edges;
    for (const Link& link : links) edges.push_back(link.edge);
    const auto community = communities_of(graph);
    const Kinds node_kinds = kinds_of(graph.nodes().kind, nodes);
    const Kinds link_kinds = kinds_of(graph.edges().kind, edges);
    const Derived derived = derived_columns(graph, nodes, edges);

    Writer writer(out);
    writer.open('{');
    writer.key("title");
    writer.text(head.title);
    writer.key("served");
    writer.whole(static_cast<std::int64_t>(head.served));
    write_names(writer, "kinds", node_kinds.names);
    write_names(writer, "linkKinds", link_kinds.names);
    write_nodes(writer, graph, nodes, node_kinds, community, derived.of_nodes);
    write_links(writer, graph, nodes, links, edges, link_kinds, node_kinds, derived.of_links);
    write_communities(writer, graph, community);
    writer.list("kindColors", node_kinds.names,
                [&](std::string_view kind) { write_pair(writer, color_of_kind(kind)); });
    write_reports(writer, graph.evidence());
    write_places(writer, graph.evidence(), nodes);
    writer.key("derived");
    writer.open('{');
    write_names(writer, "nodes", derived.of_nodes);
    write_names(writer, "links", derived.of_links);
    writer.close('}');
    writer.key("leftOut");
    writer.open('{');
    writer.key("nodes");
    writer.whole(static_cast<std::int64_t>(graph.node_count() - nodes.size()));
    writer.key("links");
    writer.whole(static_cast<std::int64_t>(graph.edge_count() - edges.size()));
    writer.close('}');
    writer.close('}');
    return {writer.replaced(), 0};
}

}  // namespace sigloom::html
