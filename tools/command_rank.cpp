// `sigloom rank`: the nodes that stand out by one or more measures.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "core/analysis/measures.hpp"
#include "tools/commands.hpp"
#include "tools/help.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    std::vector<std::string> by{"pagerank", "betweenness"};
    std::vector<std::string> kinds;
    std::size_t top = 20;
    TableFormat format = TableFormat::table;
    bool lists_measures = false;
};

std::vector<const Measure*> chosen_measures(const std::vector<std::string>& names) {
    std::vector<const Measure*> chosen;
    const auto choose = [&](const Measure& measure) {
        if (std::ranges::find(chosen, &measure) == chosen.end()) chosen.push_back(&measure);
    };
    for (const std::string& name : names) {
        if (name == "all") {
            for (const Measure& measure : measures()) choose(measure);
        } else if (const Measure* measure = find_measure(name)) {
            choose(*measure);
        } else {
            std::vector<std::string_view> known;
            for (const Measure& each : measures()) known.push_back(each.name);
            throw WrongUse(unknown_name("measure", name, known));
        }
    }
    return chosen;
}

std::vector<Column> compute(const KnowledgeGraph& graph, std::span<const Measure* const> chosen,
                            const InputOptions& options, Messages& messages) {
    std::vector<Column> columns;
    for (const Measure* measure : chosen) {
        const MeasureContext context = measure_context(options, measure->name, messages);
        context.stop_if_cancelled();
        columns.push_back({std::string(measure->name), measure->compute(graph, context), {}});
    }
    return columns;
}

/// The nodes of these kinds (all, if none is given) by falling value, ties by id; the first `top`.
std::vector<Node> ranked(const KnowledgeGraph& graph, const Column& by,
                         const std::vector<std::string>& kinds, std::size_t top) {
    std::vector<Node> nodes;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const bool wanted =
            kinds.empty() || std::ranges::find(kinds, graph.nodes().kind[node]) != kinds.end();
        if (wanted) nodes.push_back(node);
    }
    const auto kept = static_cast<std::ptrdiff_t>(shown(top, nodes.size()));
    std::ranges::partial_sort(nodes, nodes.begin() + kept, [&](Node a, Node b) {
        const auto of_a = by.number(a);
        const auto of_b = by.number(b);
        return of_a != of_b ? of_a > of_b : graph.nodes().id[a] < graph.nodes().id[b];
    });
    nodes.resize(static_cast<std::size_t>(kept));
    return nodes;
}

Table rank_table(const KnowledgeGraph& graph, std::span<const Node> nodes,
                 const std::vector<Column>& columns) {
    Table table{{"id", "label", "kind"}, {}};
    for (const Column& column : columns) table.header.push_back(column.name);
    for (const Node node : nodes) {
        auto& row = table.rows.emplace_back(std::vector<Cell>{
            std::string(graph.nodes().id[node]), std::string(graph.nodes().label[node]),
            std::string(graph.nodes().kind[node])});
        for (const Column& column : columns) row.push_back(cell_of(column, node));
    }
    return table;
}

int rank(const Arguments& arguments) {
    const auto chosen = chosen_measures(arguments.by);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    require_kinds(input.graph, arguments.kinds);
    const auto columns = compute(input.graph, chosen, arguments.input, messages);
    const auto nodes = ranked(input.graph, columns.front(), arguments.kinds, arguments.top);
    const Table table = rank_table(input.graph, nodes, columns);
    const int printed = print_results(
        messages, [&](Output& output) { write_table(table, arguments.format, output); });
    return std::max(printed, input.exit_code());
}

/// Five columns do not fit beside each other on a terminal.
void describe_measures(Output& output) {
    for (const Measure& measure : measures()) {
        output.write(fmt::format("{}\n", measure.name));
        output.write(wrapped(measure.summary, 4));
        output.write(wrapped(measure.formula, 4));
        output.write(wrapped(fmt::format("{}; {}", measure.source, measure.cost), 4));
    }
}

int list_measures(TableFormat format) {
    Table table{{"name", "summary", "formula", "source", "cost"}, {}};
    for (const Measure& measure : measures()) {
        table.rows.push_back({std::string(measure.name), std::string(measure.summary),
                              std::string(measure.formula), std::string(measure.source),
                              std::string(measure.cost)});
    }
    Messages messages;
    return print_results(messages, [&](Output& output) {
        format == TableFormat::table ? describe_measures(output)
                                     : write_table(table, format, output);
    });
}

}  // namespace

Run add_rank(CLI::App& app) {
    const auto arguments = std::make_shared<Arguments>();
    app.add_option("--by", arguments->by,
                   "The measures to show, the first of which sorts; all shows every one")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("MEASURE,...")
        ->default_str("pagerank,betweenness");
    add_kind_filter(app, arguments->kinds);
    add_top(app, arguments->top, "How many nodes to show");
    add_table_format(app, arguments->format);
    app.add_flag("--list-measures", arguments->lists_measures,
                 "Describe the measures: meaning, formula, source and cost");
    add_input_options(app, arguments->input);
    return [arguments] {
        return arguments->lists_measures ? list_measures(arguments->format) : rank(*arguments);
    };
}

}  // namespace sigloom
