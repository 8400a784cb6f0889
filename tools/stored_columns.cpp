#include "tools/stored_columns.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include "core/foresight/publishers.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/edge_evidence.hpp"
#include "core/text/unknown_name.hpp"
#include "tools/failure.hpp"

namespace sigloom {
namespace {

constexpr std::string_view every_one = "all";

ShownColumn shown_column(std::string name, const TextColumn& texts) {
    return {std::move(name), [&texts](std::uint32_t row) { return Cell(std::string(texts[row])); }};
}

ShownColumn shown_column(const Column& column) {
    return {column.name, [&column](std::uint32_t row) { return cell_of(column, row); }};
}

std::vector<ShownColumn> all_of_nodes(const KnowledgeGraph& graph) {
    std::vector<ShownColumn> columns{shown_column(column_names::label, graph.nodes().label),
                                     shown_column(column_names::kind, graph.nodes().kind)};
    for (const Column& column : graph.nodes().columns) columns.push_back(shown_column(column));
    return columns;
}

/// Under the names of their own, and behind them those of both ends.
std::vector<ShownColumn> all_of_edges(const KnowledgeGraph& graph) {
    const EdgeTable& edges = graph.edges();
    std::vector<ShownColumn> columns{
        {column_names::weight, [&edges](std::uint32_t edge) { return Cell(edges.weight[edge]); }}};
    for (const Column& column : edges.columns) columns.push_back(shown_column(column));
    return columns;
}

std::vector<ShownColumn> all_of_ends(const KnowledgeGraph& graph) {
    std::vector<ShownColumn> columns;
    const auto& ends = graph.edges().ends;
    for (const ShownColumn& column : all_of_nodes(graph)) {
        columns.push_back(
            {"source_" + column.name,
             [&ends, of_node = column.cell](std::uint32_t e) { return of_node(ends[e].source); }});
        columns.push_back(
            {"target_" + column.name,
             [&ends, of_node = column.cell](std::uint32_t e) { return of_node(ends[e].target); }});
    }
    return columns;
}

constexpr char publishers_name[] = "publishers";

/// How many publishers the links of the reports behind a node, or behind an edge, have; `reports_of` lists
/// the reports. Nothing where the graph does not carry them.
template <typename ReportsOf>
std::vector<ShownColumn> publishers_column(const KnowledgeGraph& graph, ReportsOf reports_of) {
    if (graph.evidence().empty()) return {};
    const auto publishers = std::make_shared<Publishers>(publishers_of(graph.evidence().reports));
    return {{publishers_name, [publishers, reports_of](std::uint32_t row) {
                 return Cell(std::int64_t{count_publishers(*publishers, reports_of(row))});
             }}};
}

std::vector<ShownColumn> publishers_of_nodes(const KnowledgeGraph& graph) {
    return publishers_column(graph, [&graph](Node node) {
        std::vector<std::uint32_t> reports;
        for (const Place& place : graph.evidence().places[node]) reports.push_back(place.report);
        return reports;
    });
}

std::vector<ShownColumn> publishers_of_edges(const KnowledgeGraph& graph) {
    return publishers_column(graph, [&graph](Edge edge) {
        const auto [source, target] = graph.edges().ends[edge];
        std::vector<std::uint32_t> reports;
        for (const EdgeEvidence& each : edge_evidence(graph, source, target)) {
            reports.push_back(each.a.report);
        }
        return reports;
    });
}

/// Those of `known` that have these names; `all` is the first so many of them.
std::vector<ShownColumn> chosen(const std::vector<ShownColumn>& known, std::size_t all,
                                const std::vector<std::string>& names) {
    std::vector<ShownColumn> columns;
    const auto add_once = [&](const ShownColumn& column) {
        if (std::ranges::find(columns, column.name, &ShownColumn::name) == columns.end()) {
            columns.push_back(column);
        }
    };
    for (const std::string& name : names) {
        const auto found = std::ranges::find(known, name, &ShownColumn::name);
        if (found != known.end()) {
            add_once(*found);
        } else if (name == every_one) {
            for (std::size_t i = 0; i < all; ++i) add_once(known[i]);
        } else {
            std::vector<std::string_view> candidates;
            for (const ShownColumn& column : known) candidates.push_back(column.name);
            throw WrongUse(unknown_name("column", name, candidates));
        }
    }
    return columns;
}

}  // namespace

void add_columns(CommandLine& line, std::vector<std::string>& names, const std::string& example) {
    line.add({.name = "--columns",
              .count = Count::comma_list,
              .value_name = "NAME",
              .help = "Also show these columns of the graph, for example " + example +
                      "; all shows every one",
              .set = store_in(names)});
}

std::vector<ShownColumn> stored_node_columns(const KnowledgeGraph& graph,
                                             const std::vector<std::string>& names) {
    std::vector<ShownColumn> known = all_of_nodes(graph);
    const std::size_t stored = known.size();
    std::ranges::move(publishers_of_nodes(graph), std::back_inserter(known));
    return chosen(known, stored, names);
}

std::vector<ShownColumn> stored_edge_columns(const KnowledgeGraph& graph,
                                             const std::vector<std::string>& names) {
    std::vector<ShownColumn> known = all_of_edges(graph);
    const std::size_t of_edges = known.size();
    std::ranges::move(publishers_of_edges(graph), std::back_inserter(known));
    std::ranges::move(all_of_ends(graph), std::back_inserter(known));
    return chosen(known, of_edges, names);
}

Table node_table(const KnowledgeGraph& graph, std::span<const Node> nodes) {
    const auto& [id, label, kind, columns] = graph.nodes();
    Table table{{"id", column_names::label, column_names::kind}, {}};
    for (const Node node : nodes) {
        table.rows.push_back(
            {std::string(id[node]), std::string(label[node]), std::string(kind[node])});
    }
    return table;
}

void append_columns(const std::vector<ShownColumn>& columns, std::span<const std::uint32_t> rows,
                    Table& table) {
    for (const ShownColumn& column : columns) {
        if (std::ranges::find(table.header, column.name) != table.header.end()) continue;
        table.header.push_back(column.name);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            table.rows[i].push_back(column.cell(rows[i]));
        }
    }
}

}  // namespace sigloom
