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
    TableOrGraphOptions outputs;
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
    const ResultTargets targets = result_targets(arguments.outputs);
    Messages messages(arguments.input.verbosity);
    const Input input =
        load_input(arguments.input, messages, NoteCount::leave_out, spellings_for(targets.graphs));
    const Node center =
        NodeNames(input.graph, input.name_table).find(name, arguments.kind, messages);
    arguments.input.made_with.emplace_back("ego", input.graph.nodes().id[center]);
    int exit_code = input.exit_code();
    if (!targets.graphs.empty()) {
        const auto nodes = neighborhood(input.graph, center, arguments.radius);
        const KnowledgeGraph part = induced_subgraph(input.graph, nodes);
        exit_code = std::max(exit_code,
                             write_graph(part, targets.graphs, input, arguments.input, messages));
    }
    if (targets.tables.empty()) return exit_code;
    const auto neighbors = strongest_neighbors(input.graph, center, arguments.top);
    const Table table = neighbor_table(input.graph, neighbors);
    return std::max(exit_code, write_tables(table, targets.tables, messages));
}

}  // namespace

Run add_ego(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_top(line, arguments->top, "How many neighbours to list, the strongest first");
    add_table_or_graph_options(line, arguments->outputs, "what is around the node", {"--top"});
    add_whole_number(line, "--radius", arguments->radius, UINT32_MAX,
                     "Of a graph that is written, how many edges away a node may be")
        .needs = {"--output"};
    add_kind_of_name(line, arguments->kind);
    add_input_options(line, arguments->input);
    return [arguments] { return ego(*arguments); };
}

}  // namespace sigloom
