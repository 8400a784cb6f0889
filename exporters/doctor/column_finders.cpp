#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/doctor/column_types.hpp"
#include "exporters/doctor/edits.hpp"
#include "exporters/doctor/finders.hpp"
#include "exporters/doctor/markup_places.hpp"
#include "exporters/xml/markup.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom::doctor {
namespace {

using namespace std::string_view_literals;

/// What Gephi takes for the drawing or the weight, where the key is for nodes or for edges.
constexpr std::array properties{"weight"sv, "x"sv, "y"sv, "z"sv,    "size"sv,
                                "r"sv,      "g"sv, "b"sv, "color"sv};

bool is_property(const Column& column) {
    const auto is = [&](std::string_view one) { return column.id == one || column.name == one; };
    return std::ranges::any_of(properties, is);
}

std::string_view raw(const Document& document, std::size_t at) {
    return std::string_view(document.bytes).substr(at, element_end(document.clean, at) - at);
}

/// The key once for nodes and once for edges, as far as they use it.
Edits for_what_uses_it(const Document& document, const Column& column) {
    const std::string_view key = raw(document, column.at);
    std::string keys;
    if (column.on_nodes > 0 || column.on_edges == 0) keys += with_attribute(key, "for", "node");
    if (column.on_nodes > 0 && column.on_edges > 0) keys += '\n';
    if (column.on_edges > 0) keys += with_attribute(key, "for", "edge");
    return {{{column.at, column.at + key.size()}, std::move(keys)}};
}

std::string_view owner_name(Owner owner) {
    switch (owner) {
        case Owner::node:
            return "nodes";
        case Owner::edge:
            return "edges";
        case Owner::all:
            return "all";
        case Owner::graph:
            return "the graph";
        default:
            return "something else";
    }
}

/// What it is called in its format.
std::string_view word(const Document& document) {
    return document.kind == Kind::graphml ? "key" : "attribute";
}

void rename_hit(Document& document, Hits& hits, std::size_t number, std::string message,
                bool changes_id) {
    const Column& column = document.columns[number];
    const std::string name = document.free_name(column.owner, column.name);
    const std::string id = changes_id ? name : std::string(column.id);
    hits.add(column.at, std::move(message), by(rename_column(document, number, id, name)));
}

}  // namespace

void find_property_for_all(Document& document, Hits& hits) {
    for (const Column& column : document.columns) {
        if (!column.is_declared || column.owner != Owner::all || !is_property(column)) continue;
        hits.add(
            column.at,
            fmt::format("key {} is not declared for nodes or edges alone", in_quotes(column.name)),
            by(for_what_uses_it(document, column)));
    }
}

void find_keys_for_all(Document& document, Hits& hits) {
    for (const Column& column : document.columns) {
        if (!column.is_declared || column.owner != Owner::all) continue;
        hits.add(
            column.at,
            fmt::format("key {} is declared for nodes and edges at once", in_quotes(column.name)),
            by(for_what_uses_it(document, column)));
    }
}

void find_keys_for_others(Document& document, Hits& hits) {
    for (const Column& column : document.columns) {
        const bool is_used = column.on_nodes + column.on_edges > 0;
        const bool is_misused =
            (column.owner == Owner::node && column.on_edges > 0) ||
            (column.owner == Owner::edge && column.on_nodes > 0) ||
            ((column.owner == Owner::graph || column.owner == Owner::other) && is_used);
        if (!column.is_declared || !is_misused) continue;
        hits.add(
            column.at,
            fmt::format("key {} is declared for {}, and {} have values of it", in_quotes(column.id),
                        owner_name(column.owner),
                        column.on_edges > 0 && column.owner != Owner::edge ? "edges" : "nodes"),
            by(for_what_uses_it(document, column)));
    }
}

void find_undeclared_keys(Document& document, Hits& hits) {
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (column.is_declared) continue;
        const bool of_edges = column.owner == Owner::edge;
        const std::string_view owner = of_edges ? "edge" : "node";
        std::string id;
        xml_escape(id, column.id);
        const std::string message =
            fmt::format("no {} declares {}", word(document), in_quotes(column.id));
        if (document.kind == Kind::graphml) {
            const std::string type(type_of_values(document, i).graphml);
            const std::string key =
                fmt::format("<key id=\"{0}\" for=\"{1}\" attr.name=\"{0}\" attr.type=\"{2}\"/>\n",
                            id, owner, type);
            hits.add(column.at, message, by({insert(document.xml.graph, key)}));
            continue;
        }
        const std::string attribute =
            fmt::format("<attribute id=\"{0}\" title=\"{0}\" type=\"{1}\"/>\n", id,
                        type_of_values(document, i).gexf);
        const XmlFacts& facts = document.xml;
        const std::size_t end = of_edges ? facts.edge_columns_end : facts.node_columns_end;
        const std::size_t before = facts.nodes_begin != 0 ? facts.nodes_begin : facts.edges_begin;
        const std::string block = fmt::format(
            "<attributes class=\"{}\" mode=\"static\">\n{}</attributes>\n", owner, attribute);
        hits.add(column.at, message,
                 by({end != 0 ? insert(end, attribute) : insert(before, block)}));
    }
}

void find_late_keys(Document& document, Hits& hits) {
    const XmlFacts& facts = document.xml;
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::late_columns) continue;
        const bool is_graphml = document.kind == Kind::graphml;
        std::size_t before = facts.graph;
        if (!is_graphml) {
            before = facts.nodes_begin != 0 ? facts.nodes_begin : facts.edges_begin;
            if (facts.edges_begin != 0) before = std::min(before, facts.edges_begin);
        }
        const std::string moved =
            document.bytes.substr(odd.span.begin, odd.span.end - odd.span.begin) + '\n';
        hits.add(odd.at,
                 is_graphml ? "this key stands behind the graph"
                            : "these attributes stand behind the nodes or edges that they are of",
                 by({insert(before, moved), remove_markup(document, odd.span)}));
    }
}

void find_repeated_keys(Document& document, Hits& hits) {
    struct Seen {
        bool of_nodes = false;
        bool of_edges = false;
        bool of_others = false;
    };
    std::map<std::string_view, Seen> ids;
    for (const Column& column : document.columns) {
        if (!column.is_declared) continue;
        Seen& seen = ids[column.id];
        const bool of_nodes = column.owner == Owner::node || column.owner == Owner::all;
        const bool of_edges = column.owner == Owner::edge || column.owner == Owner::all;
        const bool of_others = !of_nodes && !of_edges;
        const bool is_repeated = (of_nodes && seen.of_nodes) || (of_edges && seen.of_edges) ||
                                 (of_others && seen.of_others);
        seen = {seen.of_nodes || of_nodes, seen.of_edges || of_edges, seen.of_others || of_others};
        if (!is_repeated) continue;
        const Span span{column.at, element_end(document.clean, column.at)};
        hits.add(column.at,
                 fmt::format("{} {} is declared twice", word(document), in_quotes(column.id)),
                 by({remove_markup(document, span)}));
    }
}

void find_repeated_names(Document& document, Hits& hits) {
    std::set<std::pair<Owner, std::string_view>> names;
    std::set<std::pair<Owner, std::string_view>> ids;
    for (std::size_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (!column.is_declared || !column.has_name) continue;
        if (!ids.insert({column.owner, column.id}).second) continue;
        if (names.insert({column.owner, column.name}).second) continue;
        rename_hit(
            document, hits, i,
            fmt::format("another {} is called {}, too", word(document), in_quotes(column.name)),
            false);
    }
}

void find_keys_of_two_types(Document& document, Hits& hits) {
    std::map<std::string_view, std::string_view> of_nodes;
    for (const Column& column : document.columns) {
        if (column.is_declared && column.owner == Owner::node) of_nodes[column.id] = column.type;
    }
    for (std::size_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (!column.is_declared || column.owner != Owner::edge) continue;
        const auto found = of_nodes.find(column.id);
        if (found == of_nodes.end() || found->second == column.type) continue;
        const std::string id = document.free_name(Owner::edge, "edge_" + std::string(column.id));
        hits.add(column.at,
                 fmt::format("key {} has the type {} for nodes and {} for edges",
                             in_quotes(column.id), found->second, column.type),
                 by(rename_column(document, i, id, column.name)));
    }
}

void find_names_by_case(Document& document, Hits& hits) {
    std::map<std::pair<Owner, std::string>, std::string_view> seen;
    for (std::size_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (column.owner != Owner::node && column.owner != Owner::edge) continue;
        if (column.id.empty()) continue;
        const std::string key = ascii_lower(xml::trimmed(column.id));
        const auto [found, is_new] = seen.try_emplace({column.owner, key}, column.id);
        if (is_new || (found->second == column.id && document.is_xml())) continue;
        rename_hit(document, hits, i,
                   found->second == column.id
                       ? fmt::format("two columns are called {}", in_quotes(column.id))
                       : fmt::format("{} and {} differ in case alone", in_quotes(found->second),
                                     in_quotes(column.id)),
                   true);
    }
}

void find_id_columns(Document& document, Hits& hits) {
    for (std::size_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (!column.is_declared || ascii_lower(column.id) != "id") continue;
        const std::string id = document.free_name(column.owner, column.id);
        const bool is_called_so = ascii_lower(column.name) == "id";
        hits.add(
            column.at,
            fmt::format("a column of the {} has the id {}", owner_name(column.owner),
                        in_quotes(column.id)),
            by(rename_column(document, i, id, is_called_so ? std::string_view(id) : column.name)));
    }
}

void find_columns_called_id(Document& document, Hits& hits) {
    // igraph calls nodes n0, n1, ... itself, and keeps their ids in such a column.
    std::size_t row = 0;
    const bool are_of_igraph = std::ranges::all_of(document.elements, [&](const Element& element) {
        return element.is_edge || element.id.text == fmt::format("n{}", row++);
    });
    if (are_of_igraph) return;
    for (std::size_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (!column.is_declared || column.owner != Owner::node || column.name != "id") continue;
        rename_hit(document, hits, i, "a column of the nodes is called \"id\"", true);
    }
}

void find_weight_by_case(Document& document, Hits& hits) {
    const auto is_weight = [](const Column& column) {
        return column.owner == Owner::edge && (column.id == "weight" || column.name == "weight");
    };
    if (std::ranges::any_of(document.columns, is_weight)) return;
    for (std::size_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (!column.is_declared || column.owner != Owner::edge) continue;
        if (ascii_lower(column.name) != "weight") continue;
        hits.add(column.at, fmt::format("the weight is called {}", in_quotes(column.name)),
                 by(rename_column(document, i, "weight", "weight")));
        return;
    }
}

void find_list_types(Document& document, Hits& hits) {
    for (const Column& column : document.columns) {
        if (!ascii_lower(column.type).starts_with("list")) continue;
        hits.add(column.at,
                 fmt::format("{} has the type {}", in_quotes(column.name), in_quotes(column.type)),
                 by({set_attribute(document, column.at, "attr.type", "string")}));
    }
}

void find_unknown_types(Document& document, Hits& hits) {
    const bool is_graphml = document.kind == Kind::graphml;
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        const bool is_list = ascii_lower(column.type).starts_with("list");
        if (!column.is_declared || !column.has_type || (is_list && is_graphml) ||
            is_known_type(document.kind, column.type)) {
            continue;
        }
        const TypeNames fitting = type_of_values(document, i);
        hits.add(column.at,
                 fmt::format("{} has the type {}", in_quotes(column.name), in_quotes(column.type)),
                 by({set_attribute(document, column.at, is_graphml ? "attr.type" : "type",
                                   is_graphml ? fitting.graphml : fitting.gexf)}));
    }
}

void find_no_types(Document& document, Hits& hits) {
    const bool is_graphml = document.kind == Kind::graphml;
    for (const Column& column : document.columns) {
        if (!column.is_declared || column.has_type || column.owner == Owner::other) continue;
        hits.add(
            column.at, fmt::format("{} {} has no type", word(document), in_quotes(column.name)),
            by({set_attribute(document, column.at, is_graphml ? "attr.type" : "type", "string")}));
    }
}

void find_no_names(Document& document, Hits& hits) {
    const bool is_graphml = document.kind == Kind::graphml;
    for (const Column& column : document.columns) {
        if (!column.is_declared || column.has_name || column.owner == Owner::other) continue;
        hits.add(column.at,
                 fmt::format("{} {} has no {}", word(document), in_quotes(column.id),
                             is_graphml ? "attr.name" : "title"),
                 by({set_attribute(document, column.at, is_graphml ? "attr.name" : "title",
                                   column.id)}));
    }
}

void find_defaults(Document& document, Hits& hits) {
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (!column.standard || column.standard->empty()) continue;
        Edits edits;
        for (const Element& element : document.elements) {
            const bool is_owner = column.owner == Owner::all ||
                                  column.owner == (element.is_edge ? Owner::edge : Owner::node);
            const auto first =
                document.values.begin() + static_cast<std::ptrdiff_t>(element.first_value);
            const auto last =
                document.values.begin() + static_cast<std::ptrdiff_t>(element.last_value);
            const bool has_value =
                std::any_of(first, last, [&](const ValueOf& value) { return value.column == i; });
            if (is_owner && !has_value) {
                edits.push_back(add_data(document, element, column.id, *column.standard));
            }
        }
        if (edits.empty()) continue;
        hits.add(column.at,
                 fmt::format("key {} has a default, and {}", in_quotes(column.name),
                             counted(edits.size(), "element relies on it", "elements rely on it")),
                 by(std::move(edits)));
    }
}

void find_two_blocks(Document& document, Hits& hits) {
    if (document.xml.column_blocks < 2) return;
    hits.add(document.xml.graph, "the attributes of the nodes are declared in two blocks");
}

void find_columns_called_type(Document& document, Hits& hits) {
    // What sigma.js can draw without further programs.
    constexpr std::array known{"circle"sv, "line"sv, "arrow"sv};
    for (std::size_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (column.name != "type") continue;
        const auto numbers = document.values_of(i);
        const auto found = std::ranges::find_if(numbers, [&](std::uint32_t value) {
            return std::ranges::find(known, document.values[value].token.text) == known.end();
        });
        if (found == numbers.end()) continue;
        const ValueOf& odd = document.values[*found];
        const std::string name = document.free_name(column.owner, "kind");
        hits.add(odd.at,
                 fmt::format("the attribute \"type\" of the {} says {}", owner_name(column.owner),
                             in_quotes(odd.token.text)),
                 by(rename_column(document, i, name, name)));
    }
}

}  // namespace sigloom::doctor
