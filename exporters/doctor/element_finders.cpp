#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/parse_number.hpp"
#include "exporters/doctor/edits.hpp"
#include "exporters/doctor/finders.hpp"
#include "exporters/doctor/markup_places.hpp"
#include "exporters/xml/markup.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom::doctor {
namespace {

/// What tells ids apart: for networkx the number 1 is another node than the text "1".
std::string key_of(const Document& document, const Token& id) {
    const bool counts_types = document.kind == Kind::node_link;
    const bool is_number = id.sort == Sort::whole || id.sort == Sort::real;
    return counts_types && is_number ? '#' + std::string(id.text) : std::string(id.text);
}

std::unordered_set<std::string> ids_of_nodes(const Document& document) {
    std::unordered_set<std::string> ids;
    for (const Element& element : document.elements) {
        if (!element.is_edge && element.id.is_there()) ids.insert(key_of(document, element.id));
    }
    return ids;
}

/// A name of its own for an element: `wanted`, or with a number behind it.
std::string free_id(const std::unordered_set<std::string>& taken, const std::string& wanted) {
    std::string id = wanted;
    for (std::size_t i = 2; taken.contains(id); ++i) id = fmt::format("{}_{}", wanted, i);
    return id;
}

bool is_directed(const Document& document, const Element& edge) {
    const std::string_view said = edge.direction.text;
    switch (document.kind) {
        case Kind::graphml:
            return edge.direction.is_there() ? said == "true"
                                             : document.xml.direction.text != "undirected";
        case Kind::gexf:
            return edge.direction.is_there() ? said == "directed"
                                             : document.xml.direction.text == "directed";
        case Kind::csv:
            return ascii_lower(said) != "undirected";
        case Kind::graphology:
            return said != "true";
        default:
            return document.json.directed.text == "true";
    }
}

/// The edges between the same ends that are of one sort, in the order of the file: of each group that has
/// several.
std::vector<std::vector<std::size_t>> parallel_edges(const Document& document) {
    std::unordered_map<std::string, std::vector<std::size_t>> groups;
    std::vector<const std::vector<std::size_t>*> order;
    std::string key;
    for (std::size_t i = 0; i < document.elements.size(); ++i) {
        const Element& edge = document.elements[i];
        if (!edge.is_edge || !edge.source.is_there() || !edge.target.is_there()) continue;
        const bool directed = is_directed(document, edge);
        std::string source = key_of(document, edge.source);
        std::string target = key_of(document, edge.target);
        if (!directed && target < source) std::swap(source, target);
        key = source;
        key += '\0';
        key += target;
        key += directed ? '\1' : '\0';
        if (!document.is_json()) key += edge.sort.text;
        auto& group = groups[key];
        group.push_back(i);
        if (group.size() == 2) order.push_back(&group);
    }
    std::vector<std::vector<std::size_t>> several;
    several.reserve(order.size());
    for (const auto* group : order) several.push_back(*group);
    return several;
}

std::string ends_of(const Element& edge) {
    return fmt::format("{} and {}", in_quotes(edge.source.text), in_quotes(edge.target.text));
}

/// The id of the column that a GraphML file has its weights in; empty: none.
std::string_view weight_key(const Document& document) {
    for (const Column& column : document.columns) {
        const bool is_weight = column.id == "weight" || column.name == "weight";
        if (is_weight && column.owner != Owner::node) return column.id;
    }
    return {};
}

/// Puts the sum of the weights of a group to its first edge.
void add_sum(Document& document, const std::vector<std::size_t>& group, Edits& edits) {
    double sum = 0;
    bool any = false;
    for (const std::size_t i : group) {
        const Token& weight = document.elements[i].weight;
        const auto number = parse_number<double>(xml::trimmed(weight.text));
        any = any || number.has_value();
        sum += number.value_or(1);
    }
    if (!any || !std::isfinite(sum)) return;
    std::string text;
    append_number(text, sum);
    const Element& first = document.elements[group.front()];
    if (first.weight.is_there()) {
        edits.push_back(replace(document, first.weight, text));
    } else if (document.kind == Kind::gexf) {
        edits.push_back(set_attribute(document, first.at, "weight", text));
    } else if (document.kind == Kind::graphml && !weight_key(document).empty()) {
        edits.push_back(add_data(document, first, weight_key(document), text));
    }
}

/// The white space that programs trip over.
std::string plain_id(std::string_view id) {
    std::string plain(xml::trimmed(id));
    std::ranges::replace_if(
        plain, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return plain;
}

}  // namespace

void find_repeated_nodes(Document& document, Hits& hits) {
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < document.elements.size(); ++i) {
        const Element& node = document.elements[i];
        if (node.is_edge || !node.id.is_there() || node.id.text.empty()) continue;
        if (seen.insert(key_of(document, node.id)).second) continue;
        hits.add(node.at, fmt::format("the node {} stands twice", in_quotes(node.id.text)),
                 by({remove_element(document, i)}, Loses::content));
    }
}

void find_repeated_edge_ids(Document& document, Hits& hits) {
    std::unordered_set<std::string> taken;
    for (const Element& edge : document.elements) {
        if (edge.is_edge) taken.emplace(edge.id.text);
    }
    std::unordered_set<std::string_view> seen;
    for (const Element& edge : document.elements) {
        if (!edge.is_edge || !edge.id.is_there() || edge.id.text.empty()) continue;
        if (seen.insert(edge.id.text).second) continue;
        const std::string id = free_id(taken, std::string(edge.id.text));
        taken.insert(id);
        hits.add(edge.at, fmt::format("another edge has the id {}, too", in_quotes(edge.id.text)),
                 by({replace(document, edge.id, id)}));
    }
}

void find_shared_ids(Document& document, Hits& hits) {
    const std::unordered_set<std::string> nodes = ids_of_nodes(document);
    std::unordered_set<std::string> taken = nodes;
    for (const Element& edge : document.elements) {
        if (edge.is_edge) taken.emplace(edge.id.text);
    }
    for (const Element& edge : document.elements) {
        if (!edge.is_edge || !edge.id.is_there()) continue;
        if (!nodes.contains(std::string(edge.id.text))) continue;
        const std::string id = free_id(taken, std::string(edge.id.text));
        taken.insert(id);
        hits.add(edge.at, fmt::format("a node has the id {} of this edge", in_quotes(edge.id.text)),
                 by({replace(document, edge.id, id)}));
    }
}

void find_nodes_without_id(Document& document, Hits& hits) {
    std::unordered_set<std::string> taken = ids_of_nodes(document);
    std::size_t row = 0;
    for (const Element& node : document.elements) {
        if (node.is_edge) continue;
        const std::size_t number = row++;
        if (document.is_table() && !node.id.is_there()) continue;
        if (node.id.is_there() && !node.id.text.empty()) continue;
        const std::string id = free_id(taken, fmt::format("n{}", number));
        taken.insert(id);
        Edits edits;
        if (node.id.is_there()) {
            edits = {replace(document, node.id, id)};
        } else if (document.is_xml()) {
            edits = {set_attribute(document, node.at, "id", id)};
        } else if (document.kind == Kind::cytoscape && !node.values_object.empty()) {
            edits = {add_member(document, node.values_object.begin, "id", written(document, id))};
        } else {
            const std::string_view name = document.kind == Kind::graphology ? "key" : "id";
            edits = {add_member(document, node.at, name, written(document, id))};
        }
        hits.add(node.at, "the node has no id", by(std::move(edits)));
    }
}

void find_padded_ids(Document& document, Hits& hits) {
    for (const Element& element : document.elements) {
        const auto check = [&](const Token& id) {
            const std::string plain = plain_id(id.text);
            if (!id.is_there() || plain == id.text || plain.empty()) return;
            hits.add(id.at.begin,
                     fmt::format("the id {} has white space around it or line breaks in it",
                                 in_quotes(id.text)),
                     by({replace(document, id, plain)}));
        };
        if (element.is_edge) {
            check(element.source);
            check(element.target);
        } else {
            check(element.id);
        }
    }
}

void find_missing_labels(Document& document, Hits& hits) {
    const bool is_gexf = document.kind == Kind::gexf;
    for (const Element& node : document.elements) {
        if (node.is_edge || !node.id.is_there() || !node.label.text.empty()) continue;
        if (!is_gexf && !node.label.is_there()) continue;  // the table has no labels
        const auto is_label = [&](const ValueOf& value) {
            return document.columns[value.column].id == "label";
        };
        const auto begin = document.values.begin();
        if (std::any_of(begin + static_cast<std::ptrdiff_t>(node.first_value),
                        begin + static_cast<std::ptrdiff_t>(node.last_value), is_label)) {
            continue;
        }
        const Edit edit = is_gexf ? set_attribute(document, node.at, "label", node.id.text)
                                  : replace(document, node.label, node.id.text);
        hits.add(node.at, fmt::format("the node {} has no label", in_quotes(node.id.text)),
                 by({edit}));
    }
}

void find_missing_ends(Document& document, Hits& hits) {
    const bool has_nodes = std::ranges::any_of(
        document.elements, [](const Element& one) { return !one.is_edge && one.id.is_there(); });
    // Nodes are declared nowhere else, or called by their number.
    if (!has_nodes) return;
    std::unordered_set<std::string> known = ids_of_nodes(document);
    for (const Element& edge : document.elements) {
        if (!edge.is_edge) continue;
        for (const Token* end : {&edge.source, &edge.target}) {
            if (!end->is_there() || end->text.empty() || end->sort == Sort::nested) continue;
            if (known.contains('#' + std::string(end->text))) continue;
            if (known.contains(std::string(end->text))) continue;
            known.insert(key_of(document, *end));
            hits.add(end->at.begin, fmt::format("no node is declared as {}", in_quotes(end->text)),
                     by({declare_node(document, end->text)}));
        }
    }
}

void find_edges_without_ends(Document& document, Hits& hits) {
    for (std::size_t i = 0; i < document.elements.size(); ++i) {
        const Element& edge = document.elements[i];
        if (!edge.is_edge) continue;
        const auto has = [](const Token& end) { return end.is_there() && !end.text.empty(); };
        if (has(edge.source) && has(edge.target)) continue;
        // Ends as vis.js calls them.
        Edits edits;
        for (std::size_t at = edge.first_value; at < edge.last_value; ++at) {
            const ValueOf& value = document.values[at];
            const std::string_view name = document.columns[value.column].name;
            if (name != "from" && name != "to") continue;
            const std::size_t end = document.clean.find('"', value.at + 1) + 1;
            edits.push_back({{value.at, end}, name == "from" ? "\"source\"" : "\"target\""});
        }
        const bool can_be_named = edits.size() == 2 && !edge.source.is_there();
        hits.add(edge.at,
                 can_be_named ? "the ends are called \"from\" and \"to\"" : "the edge lacks an end",
                 can_be_named ? by(std::move(edits))
                              : by({remove_element(document, i)}, Loses::content));
    }
}

void find_ends_that_are_objects(Document& document, Hits& hits) {
    for (const Element& edge : document.elements) {
        if (!edge.is_edge) continue;
        for (const Token* end : {&edge.source, &edge.target}) {
            if (end->sort != Sort::nested || !end->text.starts_with('{')) continue;
            hits.add(end->at.begin, "an end of the edge is an object", by_rewriting());
        }
    }
}

void find_ends_of_other_types(Document& document, Hits& hits) {
    std::unordered_map<std::string_view, Sort> sort_of;
    for (const Element& node : document.elements) {
        if (!node.is_edge && node.id.is_there()) sort_of.try_emplace(node.id.text, node.id.sort);
    }
    for (const Element& edge : document.elements) {
        if (!edge.is_edge) continue;
        for (const Token* end : {&edge.source, &edge.target}) {
            const auto found = sort_of.find(end->text);
            if (found == sort_of.end() || found->second == end->sort) continue;
            const std::string as_id =
                found->second == Sort::text ? written(document, end->text) : std::string(end->text);
            hits.add(end->at.begin,
                     fmt::format("the id of the node is {}, and this is {}", as_id,
                                 document.clean.substr(end->at.begin, end->at.end - end->at.begin)),
                     by({{end->at, as_id}}));
        }
    }
}

void find_parallel_edges(Document& document, Hits& hits) {
    for (const std::vector<std::size_t>& group : parallel_edges(document)) {
        Edits edits;
        add_sum(document, group, edits);
        for (std::size_t i = 1; i < group.size(); ++i) {
            edits.push_back(remove_element(document, group[i]));
        }
        const Element& second = document.elements[group[1]];
        hits.add(second.at,
                 fmt::format("{} are joined {}", ends_of(second),
                             group.size() == 2 ? "twice" : fmt::format("{} times", group.size())),
                 by(std::move(edits), Loses::content));
    }
}

void find_forbidden_parallel_edges(Document& document, Hits& hits) {
    const JsonFacts& facts = document.json;
    const bool is_graphology = document.kind == Kind::graphology;
    const Token& allowed = is_graphology ? facts.option_multi : facts.multigraph;
    if (allowed.text == "true" || (!is_graphology && !allowed.is_there())) return;
    const auto groups = parallel_edges(document);
    if (groups.empty()) return;
    Edit edit{};
    if (allowed.is_there()) {
        edit = {allowed.at, "true"};
    } else if (!facts.options.empty()) {
        edit = add_member(document, facts.options.begin, "multi", "true");
    } else {
        edit = insert(facts.root, "\"options\":{\"multi\":true},");
    }
    for (const std::vector<std::size_t>& group : groups) {
        const Element& second = document.elements[group[1]];
        hits.add(second.at,
                 fmt::format("{} are joined {}, and the file allows for one edge", ends_of(second),
                             group.size() == 2 ? "twice" : fmt::format("{} times", group.size())),
                 by({edit}));
    }
}

void find_forbidden_loops(Document& document, Hits& hits) {
    const Token& allowed = document.json.option_loops;
    if (allowed.text != "false") return;
    for (const Element& edge : document.elements) {
        if (!edge.is_edge || edge.source.text != edge.target.text) continue;
        hits.add(edge.at, "an edge joins a node to itself, and the file allows for no loops",
                 by({{allowed.at, "true"}}));
    }
}

void find_other_directions(Document& document, Hits& hits) {
    const bool is_graphml = document.kind == Kind::graphml;
    const std::string_view given = document.xml.direction.text;
    const bool is_directed_graph = given == "directed";
    std::vector<const Element*> odd;
    std::size_t edges = 0;
    for (const Element& edge : document.elements) {
        if (!edge.is_edge) continue;
        ++edges;
        if (!edge.direction.is_there()) continue;
        const std::string_view said = edge.direction.text;
        const std::string_view usual = is_graphml ? (is_directed_graph ? "true" : "false")
                                                  : (is_directed_graph ? "directed" : "undirected");
        if (said != usual) odd.push_back(&edge);
    }
    // All of them: the graph is meant so.
    const std::string_view first = odd.empty() ? "" : odd.front()->direction.text;
    const bool are_one =
        !odd.empty() && odd.size() == edges && first != "mutual" &&
        std::ranges::all_of(odd, [&](const Element* one) { return one->direction.text == first; });
    const std::string_view name = is_graphml ? "edgedefault" : "defaultedgetype";
    for (const Element* edge : odd) {
        const std::string message =
            fmt::format("the edge is {}, the graph {}",
                        is_graphml ? (edge->direction.text == "true" ? "directed" : "undirected")
                                   : edge->direction.text,
                        document.xml.direction.is_there() ? given : "does not say what it is");
        if (are_one) {
            hits.add(edge->at, message,
                     by({set_attribute(document, document.xml.graph, name,
                                       is_directed_graph ? "undirected" : "directed")}));
            return;
        }
        hits.add(edge->at, message,
                 by({remove_attribute(document, edge->direction)}, Loses::content));
    }
}

void find_no_direction(Document& document, Hits& hits) {
    if (document.xml.direction.is_there()) return;
    const bool any_directed = std::ranges::any_of(document.elements, [](const Element& edge) {
        return edge.is_edge && edge.direction.text == "true";
    });
    hits.add(document.xml.graph, "<graph> has no edgedefault",
             by({set_attribute(document, document.xml.graph, "edgedefault",
                               any_directed ? "directed" : "undirected")}));
}

void find_hyperedges(Document& document, Hits& hits) {
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::hyperedge) continue;
        hits.add(odd.at, "a hyperedge joins more than two nodes",
                 by({remove_markup(document, odd.span)}, Loses::content));
    }
}

void find_nested_graphs(Document& document, Hits& hits) {
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::nested_graph) continue;
        hits.add(odd.at, "a graph stands inside another", by_rewriting());
    }
}

void find_second_graphs(Document& document, Hits& hits) {
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::second_graph) continue;
        hits.add(odd.at, "the file has a second graph");
    }
}

void find_yed_drawings(Document& document, Hits& hits) {
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::yed_drawing) continue;
        hits.add(odd.at, "labels, positions and colours stand in elements of yEd", by_rewriting());
        return;
    }
}

void find_edge_labels(Document& document, Hits& hits) {
    std::string_view key;
    for (const Column& column : document.columns) {
        if (column.owner == Owner::edge && column.name == "kind") key = column.id;
    }
    Edits edits;
    std::size_t count = 0;
    const Element* first = nullptr;
    const std::string id = key.empty() ? document.free_name(Owner::edge, "kind") : std::string(key);
    for (const Element& edge : document.elements) {
        if (!edge.is_edge || edge.label.text.empty()) continue;
        const auto has_kind = [&](const ValueOf& value) {
            return document.columns[value.column].id == key;
        };
        const auto begin = document.values.begin();
        if (!key.empty() &&
            std::any_of(begin + static_cast<std::ptrdiff_t>(edge.first_value),
                        begin + static_cast<std::ptrdiff_t>(edge.last_value), has_kind)) {
            continue;
        }
        if (++count == 1) first = &edge;
        edits.push_back(add_data(document, edge, id, edge.label.text));
    }
    if (first == nullptr) return;
    if (key.empty()) {
        const std::string declared = fmt::format(
            "<key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"string\"/>\n", id);
        edits.push_back(insert(document.xml.graph, declared));
    }
    hits.add(first->label.at.begin,
             fmt::format("{} only in the attribute \"label\" of <edge>",
                         counted(count, "edge has its kind", "edges have their kinds")),
             by(std::move(edits)));
}

void find_missing_parents(Document& document, Hits& hits) {
    std::unordered_set<std::string> known = ids_of_nodes(document);
    for (const ValueOf& value : document.values) {
        const Column& column = document.columns[value.column];
        if (column.name != "parent" || column.owner != Owner::node) continue;
        if (value.token.sort == Sort::null || !known.insert(std::string(value.token.text)).second) {
            continue;
        }
        hits.add(value.at,
                 fmt::format("no node is declared as the parent {}", in_quotes(value.token.text)),
                 by({declare_node(document, value.token.text)}));
    }
}

void find_hierarchy(Document& document, Hits& hits) {
    for (const Odd& odd : document.odd) {
        if (odd.sort != Odd::Sort::parent) continue;
        hits.add(odd.at, fmt::format("the node has the parent {}", in_quotes(odd.text)),
                 by_rewriting());
        return;
    }
}

}  // namespace sigloom::doctor
