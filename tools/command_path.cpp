// `sigloom path`: a shortest path between two nodes.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "core/analysis/paths/route.hpp"
#include "core/graph/column_names.hpp"
#include "core/text/fold.hpp"
#include "tools/commands.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    PathLength length = PathLength::hops;
    std::string kind;
    TableOptions output;
};

/// One row per node, with the edge that leads to it from the row above.
Table route_table(const KnowledgeGraph& graph, const Route& route) {
    Table table{{"step", "weight", "reports", "edge", "id", "label", "kind"}, {}};
    const Column* count = find_column(graph.edges().columns, column_names::count);
    for (std::size_t step = 0; step < route.nodes.size(); ++step) {
        const Node node = route.nodes[step];
        std::vector<Cell> row{static_cast<std::int64_t>(step), {}, {}, {}};
        if (step > 0) {
            const Edge edge = route.edges[step - 1];
            row[1] = graph.edges().weight[edge];
            if (count != nullptr) row[2] = cell_of(*count, edge);
            row[3] = std::string(graph.edges().kind[edge]);
        }
        for (const TextColumn* text :
             {&graph.nodes().id, &graph.nodes().label, &graph.nodes().kind}) {
            row.emplace_back(std::string((*text)[node]));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

int path(Arguments& arguments) {
    const auto ends = take_last(arguments.input, 2, "the two nodes A and B");
    const TableFormat format = format_of(arguments.output);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const KnowledgeGraph& graph = input.graph;
    const NodeNames names(graph, input.name_table);
    const Node from = names.find(ends[0], arguments.kind, messages);
    const Node to = names.find(ends[1], arguments.kind, messages);
    const auto route = shortest_route(graph, from, to, arguments.length);
    if (!route) {
        throw Failure(fmt::format("no path leads from {} to {}", printable(graph.nodes().id[from]),
                                  printable(graph.nodes().id[to])));
    }
    Table table = route_table(graph, *route);
    table.remarks =
        fmt::format("hops {}, distance {:.6g}\n", route->edges.size(), route->inverse_weight);
    const int printed = print_table(table, format, arguments.output.place, messages);
    return std::max(printed, input.exit_code());
}

}  // namespace

Run add_path(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "--distance",
              .takes = Takes::nothing,
              .help = "Shortest by the sum of 1/weight, so that strong edges are short; without "
                      "it, by the number of edges",
              .set = assign(arguments->length, PathLength::inverse_weight)});
    add_kind_of_name(line, arguments->kind);
    add_table_options(line, arguments->output);
    add_input_options(line, arguments->input);
    return [arguments] { return path(*arguments); };
}

}  // namespace sigloom
