// `sigloom ego`: the surroundings of a node, as a table or as a graph.
#include <algorithm>
#include <memory>

#include "core/graph/column_names.hpp"
#include "core/graph/subgraph.hpp"
#include "tools/commands.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    std::string kind;
    std::size_t top = 20;
    std::uint32_t radius = 1;
    GraphOutputs outputs;
};

std::vector<Neighbor> strongest_neighbors(const KnowledgeGraph& graph, Node center,
                                          std::size_t top) {
    std::vector<Neighbor> neighbors;
    graph.for_each_neighbor(center, [&](Neighbor neighbor) { neighbors.push_back(neighbor); });
    const auto& weight = graph.edges().weight;
    std::ranges::sort(neighbors, [&](Neighbor a, Neighbor b) {
        return weight[a.edge] != weight[b.edge]
                   ? weight[a.edge] > weight[b.edge]
                   : graph.nodes().id[a.node] < graph.nodes().id[b.node];
    });
    neighbors.resize(shown(top, neighbors.size()));
    return neighbors;
}

Table neighbor_table(const KnowledgeGraph& graph, std::span<const Neighbor> neighbors) {
    Table table{{"id", "label", "kind", "weight", "reports", "edge"}, {}};
    const Column* count = find_column(graph.edges().columns, column_names::count);
    for (const auto [node, edge] : neighbors) {
        table.rows.push_back({std::string(graph.nodes().id[node]),
                              std::string(graph.nodes().label[node]),
                              std::string(graph.nodes().kind[node]), graph.edges().weight[edge],
                              count == nullptr ? Cell() : cell_of(*count, edge),
                              std::string(graph.edges().kind[edge])});
    }
    return table;
}

int ego(Arguments& arguments) {
    const std::string name = take_last(arguments.input, 1, "the node NAME").front();
    const bool writes_graph = !arguments.outputs.paths.empty();
    // --format is that of a graph beside -o, and that of the table otherwise.
    const auto targets = graph_targets(arguments.outputs);
    const TableFormat format = writes_graph || arguments.outputs.format.empty()
                                   ? TableFormat::table
                                   : table_format(arguments.outputs.format);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const Node center =
        NodeNames(input.graph, input.name_table).find(name, arguments.kind, messages);
    const auto print = [&](Output& output) {
        const auto neighbors = strongest_neighbors(input.graph, center, arguments.top);
        write_table(neighbor_table(input.graph, neighbors), format, output);
    };
    const auto part = [&] {
        return induced_subgraph(input.graph, neighborhood(input.graph, center, arguments.radius));
    };
    const int written = writes_graph ? write_graph(part(), targets, arguments.input, messages)
                                     : print_results(messages, print);
    return std::max(written, input.exit_code());
}

}  // namespace

Run add_ego(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_outputs(line, arguments->outputs);
    line.add({.name = "--format",
              .value_name = "NAME",
              .help = "With -o, the format of the graph; without, that of the list of neighbours: "
                      "table, csv, tsv, json or md",
              .group = OptionGroup::output,
              .set = store_in(arguments->outputs.format)});
    add_whole_number(line, "--radius", arguments->radius, UINT32_MAX,
                     "With -o, how many edges away a node may be")
        .needs = {"--output"};
    add_top(line, arguments->top, "How many neighbours to list, the strongest first").excludes = {
        "--output"};
    add_kind_of_name(line, arguments->kind);
    add_input_options(line, arguments->input);
    return [arguments] { return ego(*arguments); };
}

}  // namespace sigloom
