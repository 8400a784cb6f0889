// `sigloom edges`: the edges that stand out by their weight, a column of theirs, or a measure.
#include <algorithm>
#include <memory>
#include <tuple>

#include "core/analysis/edge_measures.hpp"
#include "tools/commands.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/stored_columns.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    std::vector<std::string> by;  ///< empty: weight
    std::vector<std::string> kinds;
    std::vector<std::string> columns;  ///< of the graph, beside those
    std::size_t top = 20;
    TableOrGraphOptions outputs;
};

constexpr std::string_view weight_name = "weight";

/// Throws WrongUse unless each name is a measure, a column of numbers of this graph, or the weight.
void require_known(const KnowledgeGraph& graph, std::span<const std::string> names) {
    std::vector<std::string_view> known{weight_name};
    for (const EdgeMeasure& measure : edge_measures()) known.push_back(measure.name);
    for (const Column& column : graph.edges().columns) {
        if (!std::holds_alternative<TextColumn>(column.data)) known.push_back(column.name);
    }
    for (const std::string& name : names) {
        if (std::ranges::find(known, name) == known.end()) {
            throw WrongUse(unknown_name("measure of edges", name, known));
        }
    }
}

/// The values of the edges by one name.
Column column_by(const KnowledgeGraph& graph, const std::string& name, const InputOptions& input,
                 Messages& messages) {
    if (name == weight_name) return {name, graph.edges().weight, {}};
    if (const EdgeMeasure* measure = find_edge_measure(name)) {
        return {name, measure->compute(graph, measure_context(input, name, messages)), {}};
    }
    return *find_column(graph.edges().columns, name);
}

/// The edges of which both ends are of these kinds, all if none is given, by falling value, those
/// without one last; ties by the ids of their ends. The first `top`.
std::vector<Edge> strongest_edges(const KnowledgeGraph& graph, const Column& by,
                                  const std::vector<std::string>& kinds, std::size_t top) {
    const std::vector<Node> wanted = nodes_of_kinds(graph, kinds);
    std::vector<bool> is_wanted(graph.node_count(), false);
    for (const Node node : wanted) is_wanted[node] = true;
    const auto& ends = graph.edges().ends;
    std::vector<Edge> edges;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        if (is_wanted[ends[edge].source] && is_wanted[ends[edge].target]) edges.push_back(edge);
    }
    const auto kept = static_cast<std::ptrdiff_t>(shown(top, edges.size()));
    const auto key = [&](Edge edge) {
        const auto& id = graph.nodes().id;
        return std::tuple(!by.has(edge), -by.number(edge).value_or(0), id[ends[edge].source],
                          id[ends[edge].target]);
    };
    std::ranges::partial_sort(edges, edges.begin() + kept, {}, key);
    edges.resize(static_cast<std::size_t>(kept));
    return edges;
}

Table edge_table(const KnowledgeGraph& graph, std::span<const Edge> edges,
                 const ColumnSet& columns) {
    Table table{{"source", "target", "kind"}, {}};
    for (const Column& column : columns) table.header.push_back(column.name);
    for (const Edge edge : edges) {
        const auto [source, target] = graph.edges().ends[edge];
        auto& row = table.rows.emplace_back(std::vector<Cell>{
            std::string(graph.nodes().id[source]), std::string(graph.nodes().id[target]),
            std::string(graph.edges().kind[edge])});
        for (const Column& column : columns) row.push_back(cell_of(column, edge));
    }
    return table;
}

int list_edges(const Arguments& arguments) {
    const ResultTargets targets = result_targets(arguments.outputs);
    Messages messages(arguments.input.verbosity);
    const Input input =
        load_input(arguments.input, messages, NoteCount::leave_out, spellings_for(targets.graphs));
    const auto kinds = kinds_called(input.graph, arguments.kinds);
    const auto stored = stored_edge_columns(input.graph, arguments.columns);
    require_known(input.graph, arguments.by);
    ColumnSet columns;
    for (const std::string& name : arguments.by) {
        if (find_column(columns, name) != nullptr) continue;
        columns.push_back(column_by(input.graph, name, arguments.input, messages));
    }
    int exit_code = input.exit_code();
    if (!targets.graphs.empty()) {
        ColumnSet added = columns;
        // The weight is there already, and is no column.
        added.erase_if([](const Column& column) { return column.name == weight_name; });
        const int written = write_graph(input.graph.with_edge_columns(added), targets.graphs, input,
                                        arguments.input, messages);
        exit_code = std::max(exit_code, written);
    }
    if (targets.tables.empty()) return exit_code;
    const auto edges = strongest_edges(input.graph, columns.front(), kinds, arguments.top);
    Table table = edge_table(input.graph, edges, columns);
    append_columns(stored, edges, table);
    return std::max(exit_code, write_tables(table, targets.tables, messages));
}

}  // namespace

Run add_edges(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "--by",
              .count = Count::comma_list,
              .value_name = "NAME",
              .standard = std::string(weight_name),
              .help = "What to show of the edges: weight, a column of theirs such as count, "
                      "or a measure; the first sorts",
              .set = store_in(arguments->by)});
    add_kind_filter(line, arguments->kinds, "Only edges between nodes of these kinds");
    add_top(line, arguments->top, "How many edges to show");
    add_columns(line, arguments->columns, "source_label,target_label,first_seen");
    add_table_or_graph_options(line, arguments->outputs, "these measures as columns of its edges",
                               {"--kind", "--top", "--columns"});
    add_input_options(line, arguments->input);
    return [arguments] {
        if (arguments->by.empty()) arguments->by = {std::string(weight_name)};
        return list_edges(*arguments);
    };
}

}  // namespace sigloom
