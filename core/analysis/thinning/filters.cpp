#include "core/analysis/thinning/filters.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "core/analysis/thinning/disparity.hpp"
#include "core/analysis/thinning/edge_choices.hpp"
#include "core/analysis/thinning/node_choices.hpp"
#include "core/analysis/thinning/noise_corrected.hpp"
#include "core/analysis/thinning/spanning_forest.hpp"
#include "core/analysis/thinning/strongest_edges.hpp"
#include "core/graph/subgraph.hpp"

namespace sigloom {
namespace {

using Graph = const KnowledgeGraph&;
using Argument = const FilterArgument&;

/// Leaving out an edge leaves its nodes.
Kept of_edges(Graph graph, std::vector<bool> edges) {
    return {std::vector<bool>(graph.node_count(), true), std::move(edges)};
}

/// Leaving out a node leaves out its edges.
Kept of_nodes(Graph graph, std::vector<bool> nodes) {
    std::vector<bool> edges(graph.edge_count());
    for (Edge edge = 0; edge < edges.size(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        edges[edge] = nodes[source] && nodes[target];
    }
    return {std::move(nodes), std::move(edges)};
}

constexpr std::array table{
    Filter{"disparity", FilterValue::share, "ALPHA",
           "edges that are stronger than chance would make them at one of their ends",
           "(1 - w/strength)^(degree-1) < ALPHA at one end", "Serrano et al. 2009",
           [](Graph graph, Argument argument) {
               return of_edges(graph, disparity_filter(graph, argument.number));
           }},
    Filter{"noise-corrected", FilterValue::number, "DELTA",
           "edges that are stronger than the strengths of both ends explain",
           "lift > DELTA standard deviations of it (1.28, 1.64, 2.32: p = 0.1, 0.05, 0.01)",
           "Coscia and Neffke 2017",
           [](Graph graph, Argument argument) {
               return of_edges(graph, noise_corrected_backbone(graph, argument.number));
           }},
    Filter{"top", FilterValue::whole, "K", "the K strongest edges of every node", "", "",
           [](Graph graph, Argument argument) {
               return of_edges(graph,
                               strongest_edges(graph, static_cast<std::size_t>(argument.number)));
           }},
    Filter{"strongest", FilterValue::whole, "N", "the N strongest edges of the whole graph", "", "",
           [](Graph graph, Argument argument) {
               return of_edges(graph,
                               heaviest_edges(graph, static_cast<std::size_t>(argument.number)));
           }},
    Filter{"tree", FilterValue::none, "", "the strongest edges that hold each component together",
           "maximum spanning forest", "Kruskal 1956",
           [](Graph graph, Argument) { return of_edges(graph, maximum_spanning_forest(graph)); }},
    Filter{"weight", FilterValue::number, "W", "edges of at least this weight", "w >= W", "",
           [](Graph graph, Argument argument) {
               return of_edges(graph, edges_of_weight(graph, argument.number));
           }},
    Filter{"count", FilterValue::whole, "N", "edges that at least N reports speak for", "", "",
           [](Graph graph, Argument argument) {
               return of_edges(graph, edges_of_count(graph, argument.number));
           }},
    Filter{"edge-kind", FilterValue::kinds, "KIND,...", "edges of these kinds", "", "",
           [](Graph graph, Argument argument) {
               return of_edges(graph, edges_of_kinds(graph, argument.kinds));
           }},
    Filter{"kind", FilterValue::kinds, "KIND,...", "nodes of these kinds", "", "",
           [](Graph graph, Argument argument) {
               return of_nodes(graph, nodes_of_kinds(graph, argument.kinds));
           }},
    Filter{"reports", FilterValue::whole, "N", "nodes that at least N reports name", "", "",
           [](Graph graph, Argument argument) {
               return of_nodes(graph, nodes_of_reports(graph, argument.number));
           }},
    Filter{"without-hubs", FilterValue::share, "SHARE",
           "nodes that at most this share of all reports name", "reports <= SHARE * all reports",
           "",
           [](Graph graph, Argument argument) {
               return of_nodes(graph, nodes_without_hubs(graph, argument.number));
           }},
    Filter{"core", FilterValue::whole, "K",
           "the part in which every node has at least K neighbours", "core_number >= K",
           "Seidman 1983",
           [](Graph graph, Argument argument) {
               return of_nodes(graph, k_core(graph, static_cast<std::size_t>(argument.number)));
           }},
    Filter{"giant", FilterValue::none, "", "the largest connected component", "component = 0", "",
           [](Graph graph, Argument) { return of_nodes(graph, giant_component(graph)); }},
    Filter{"ego", FilterValue::node, "RADIUS:NODE", "nodes at most RADIUS edges away from this one",
           "", "",
           [](Graph graph, Argument argument) {
               const auto radius = static_cast<std::uint32_t>(argument.number);
               return of_nodes(graph, surroundings(graph, argument.node, radius));
           }},
    Filter{"linked", FilterValue::none, "", "nodes that have an edge", "degree > 0", "",
           [](Graph graph, Argument) { return of_nodes(graph, linked_nodes(graph)); }},
};

void unite_rows(std::vector<bool>& rows, const std::vector<bool>& others) {
    std::transform(rows.begin(), rows.end(), others.begin(), rows.begin(), std::logical_or());
}

std::vector<std::uint32_t> numbers_of(const std::vector<bool>& rows) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (rows[row]) numbers.push_back(row);
    }
    return numbers;
}

}  // namespace

std::span<const Filter> filters() {
    return table;
}

const Filter* find_filter(std::string_view name) {
    const auto row = std::ranges::find(table, name, &Filter::name);
    return row == table.end() ? nullptr : row;
}

void unite(Kept& kept, const Kept& other) {
    unite_rows(kept.nodes, other.nodes);
    unite_rows(kept.edges, other.edges);
}

KnowledgeGraph thinned(const KnowledgeGraph& graph, const Kept& kept) {
    return subgraph(graph, numbers_of(kept.nodes), numbers_of(kept.edges));
}

}  // namespace sigloom
