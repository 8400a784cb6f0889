// `sigloom rank`: the nodes that stand out by one or more measures.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

#include "core/analysis/bootstrap/bootstrap.hpp"
#include "core/analysis/measures.hpp"
#include "core/analysis/ranks.hpp"
#include "core/base/enum_names.hpp"
#include "tools/commands.hpp"
#include "tools/help.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/scoring.hpp"
#include "tools/stored_columns.hpp"
#include "tools/text_width.hpp"

namespace sigloom {
namespace {

/// Among which nodes a rank counts.
enum class Ranks : std::uint8_t { none, among_all, within_kind };

}  // namespace

template <>
inline constexpr auto enum_names<Ranks> = enum_table<Ranks>({{Ranks::none, "none"},
                                                             {Ranks::among_all, "all"},
                                                             {Ranks::within_kind, "kind"}});

namespace {

struct Arguments {
    InputOptions input;
    TableOrGraphOptions outputs;
    ScoringOptions scoring;
    std::string sort;  ///< empty: the first of the measures
    std::vector<std::string> kinds;
    std::vector<std::string> columns;  ///< of the graph, beside the measures
    Ranks ranks = Ranks::none;
    BootstrapOptions bootstrap{.rounds = 0};
    std::size_t top = 20;
    bool lists_measures = false;
};

/// Which of the measures sorts.
std::size_t sort_place(const std::string& name, std::span<const Measure* const> chosen) {
    if (name.empty()) return 0;
    std::vector<std::string_view> names;
    for (const Measure* measure : chosen) names.push_back(measure->name);
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) throw WrongUse(unknown_name("--sort", name, names));
    return static_cast<std::size_t>(found - names.begin());
}

/// The nodes in the groups among which their ranks count.
std::vector<std::vector<Node>> rank_groups(const KnowledgeGraph& graph,
                                           const std::vector<Node>& nodes, Ranks ranks) {
    if (ranks == Ranks::none) return {};
    if (ranks == Ranks::among_all) return {nodes};
    std::map<std::string_view, std::vector<Node>> by_kind;
    for (const Node node : nodes) by_kind[graph.nodes().kind[node]].push_back(node);
    std::vector<std::vector<Node>> groups;
    for (auto& [kind, members] : by_kind) groups.push_back(std::move(members));
    return groups;
}

/// The columns that tell of one measure, its scores first.
using MeasureColumns = std::vector<ColumnSet>;

/// The nodes that have a value, in their groups.
std::vector<std::vector<Node>> with_values(std::span<const std::vector<Node>> groups,
                                           const Column& column) {
    std::vector<std::vector<Node>> result;
    for (const std::vector<Node>& group : groups) {
        std::ranges::copy_if(group, std::back_inserter(result.emplace_back()),
                             [&](Node node) { return column.has(node); });
    }
    return result;
}

/// Each measure's scores, what is known of their margins, and their ranks where these are asked
/// for.
MeasureColumns columns_of(std::vector<Scores> scores, std::span<const Measure* const> measures,
                          std::span<const std::vector<Node>> groups_of_ranks) {
    MeasureColumns columns;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        ColumnSet& of_measure = columns.emplace_back();
        of_measure.push_back(std::move(scores[i].values));
        std::ranges::move(scores[i].margins, std::back_inserter(of_measure));
        if (groups_of_ranks.empty()) continue;
        Column ranks{std::string(measures[i]->name) + "_rank", {}, of_measure.front().present};
        ranks.data = ranks_in_groups(with_values(groups_of_ranks, of_measure.front()),
                                     scores_of(of_measure.front().data));
        of_measure.push_back(std::move(ranks));
    }
    return columns;
}

/// The graph with all of these columns.
KnowledgeGraph with_columns(const KnowledgeGraph& graph, const MeasureColumns& columns) {
    ColumnSet all;
    for (const ColumnSet& of_measure : columns)
        std::ranges::copy(of_measure, std::back_inserter(all));
    return graph.with_node_columns(all);
}

/// The intervals of the nodes that are shown.
void add_intervals(const KnowledgeGraph& graph, const Scoring& scoring,
                   std::span<const Scorer> scorers, std::span<const Node> nodes,
                   std::span<const std::vector<Node>> groups_of_ranks, const Arguments& arguments,
                   Messages& messages, MeasureColumns& columns) {
    BootstrapOptions options = arguments.bootstrap;
    options.context = measure_context(arguments.input, "error bars", messages);
    std::vector<Spread> spreads;
    try {
        spreads = bootstrap(graph, scorers, nodes, groups_of_ranks, options);
    } catch (const std::invalid_argument& error) {
        throw Failure(fmt::format("--bootstrap: {}", error.what()));
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto add = [&](const char* name, const std::vector<Interval>& intervals,
                             double Interval::*end, auto values) {
            values.resize(graph.node_count());
            for (std::size_t place = 0; place < nodes.size(); ++place) {
                using Value = typename decltype(values)::value_type;
                values[nodes[place]] = static_cast<Value>(intervals[place].*end);
            }
            columns[i].push_back(
                {std::string(scoring.measures()[i]->name) + name, std::move(values), {}});
        };
        add("_low", spreads[i].score, &Interval::low, std::vector<double>());
        add("_high", spreads[i].score, &Interval::high, std::vector<double>());
        add("_rank_low", spreads[i].rank, &Interval::low, std::vector<std::int32_t>());
        add("_rank_high", spreads[i].rank, &Interval::high, std::vector<std::int32_t>());
    }
}

/// By falling value, ties by id, those without a value last; the first `top`.
void sort_nodes(const KnowledgeGraph& graph, const Column& by, std::size_t top,
                std::vector<Node>& nodes) {
    const std::vector<double> scores = scores_of(by.data);
    const auto kept = static_cast<std::ptrdiff_t>(shown(top, nodes.size()));
    std::ranges::partial_sort(nodes, nodes.begin() + kept, [&](Node a, Node b) {
        if (by.has(a) != by.has(b)) return by.has(a);
        return scores[a] != scores[b] ? scores[a] > scores[b]
                                      : graph.nodes().id[a] < graph.nodes().id[b];
    });
    nodes.resize(static_cast<std::size_t>(kept));
}

Table rank_table(const KnowledgeGraph& graph, std::span<const Node> nodes,
                 const std::vector<ShownColumn>& stored, const MeasureColumns& columns) {
    Table table = node_table(graph, nodes);
    for (const ColumnSet& of_measure : columns) {
        for (const Column& column : of_measure) {
            table.header.push_back(column.name);
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                table.rows[i].push_back(cell_of(column, nodes[i]));
            }
        }
    }
    append_columns(stored, nodes, table);
    return table;
}

int rank(const Arguments& arguments) {
    const Scoring scoring(arguments.scoring);
    const ResultTargets targets = result_targets(arguments.outputs);
    const std::size_t sort = sort_place(arguments.sort, scoring.measures());
    if (arguments.bootstrap.rounds > 0) scoring.require_error_bars(arguments.input);
    Messages messages(arguments.input.verbosity);
    const Input input =
        load_input(arguments.input, messages, NoteCount::leave_out, spellings_for(targets.graphs));
    const auto stored = stored_node_columns(input.graph, arguments.columns);
    std::vector<Node> nodes =
        nodes_of_kinds(input.graph, kinds_called(input.graph, arguments.kinds));
    const auto groups_of_ranks = rank_groups(input.graph, nodes, arguments.ranks);
    const std::vector<Node> origins = scoring.origins(input, messages);
    std::vector<Scores> scores = scoring.compute(input.graph, origins, arguments.input, messages);
    std::string remarks;
    for (const Scores& each : scores) {
        if (!each.remark.empty()) remarks += wrapped(each.remark, 0);
    }
    MeasureColumns columns = columns_of(std::move(scores), scoring.measures(), groups_of_ranks);
    int exit_code = input.exit_code();
    if (!targets.graphs.empty()) {
        const KnowledgeGraph graph = with_columns(input.graph, columns);
        exit_code = std::max(exit_code,
                             write_graph(graph, targets.graphs, input, arguments.input, messages));
    }
    const bool prints_table =
        !targets.tables.empty() && targets.tables.front().format == TableFormat::table;
    if (!remarks.empty() && !prints_table) {
        remarks.pop_back();  // the end of the last line
        messages.say(remarks);
    }
    if (targets.tables.empty()) return exit_code;
    sort_nodes(input.graph, columns[sort].front(), arguments.top, nodes);
    if (arguments.bootstrap.rounds > 0) {
        add_intervals(input.graph, scoring, scoring.scorers(origins), nodes, groups_of_ranks,
                      arguments, messages, columns);
    }
    Table table = rank_table(input.graph, nodes, stored, columns);
    table.remarks = remarks;
    return std::max(exit_code, write_tables(table, targets.tables, messages));
}

int list_measures(const ResultTargets& targets) {
    if (targets.tables.empty()) throw WrongUse("--list-measures gives a table and no graph");
    const TableTarget& target = targets.tables.front();
    Table table{{"name", "family", "summary", "formula", "source", "cost", "estimate", "from"}, {}};
    for (const Measure& measure : measures()) {
        table.rows.push_back({std::string(measure.name), std::string(name_of(measure.family)),
                              std::string(measure.summary), std::string(measure.formula),
                              std::string(measure.source), std::string(measure.cost),
                              measure.estimate != nullptr, measure.compute_from != nullptr});
    }
    Messages messages;
    if (target.format != TableFormat::table) {
        return print_table(table, target.format, target.place, messages);
    }
    return print_results(target.place, messages,
                         [](Output& output) { output.write(measure_descriptions()); });
}

void add_bootstrap(CommandLine& line, Arguments& arguments) {
    BootstrapOptions& bootstrap = arguments.bootstrap;
    add_whole_number(line, "--bootstrap", bootstrap.rounds, 1'000'000,
                     "Error bars: so many times draw the reports anew with replacement, and show "
                     "within which scores and ranks each node stays. 0 is none, 1000 is usual");
    add_number(
        line, "--level", "SHARE", "Which share of the draws the error bars hold", "between 0 and 1",
        [](double level) { return level > 0 && level < 1; },
        [&bootstrap](double level) { bootstrap.level = level; })
        .standard = "0.95";
    add_whole_number(line, "--seed", bootstrap.seed, UINT64_MAX,
                     "Of the random choices; the same seed gives the same result");
    for (const char* name : {"--bootstrap", "--level", "--seed"}) {
        line.find(name)->group = OptionGroup::precision;
    }
}

}  // namespace

Run add_rank(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_scoring(line, arguments->scoring);
    line.add({.name = "--sort",
              .value_name = "MEASURE",
              .help = "Which of these measures sorts the nodes; without it the first",
              .set = store_in(arguments->sort)});
    add_choice(line, "--ranks", arguments->ranks,
               "After each measure also show each node's rank by it: among all nodes, or those of "
               "--kind (all), or among the nodes of its own kind (kind); equal values share a rank")
        .standard = "none";
    add_bootstrap(line, *arguments);
    add_kind_filter(line, arguments->kinds);
    add_top(line, arguments->top, "How many nodes to show");
    add_columns(line, arguments->columns, "reports,first_seen,entity_type");
    add_table_or_graph_options(line, arguments->outputs, "these measures as columns of its nodes",
                               {"--sort", "--kind", "--top", "--columns", "--bootstrap"});
    line.add({.name = "--list-measures",
              .takes = Takes::nothing,
              .help = "Describe the measures: meaning, formula, source and cost",
              .set = assign(arguments->lists_measures, true)});
    add_input_options(line, arguments->input);
    return [arguments] {
        // An interval of a rank needs a rank to stand beside.
        if (arguments->bootstrap.rounds > 0 && arguments->ranks == Ranks::none) {
            arguments->ranks = Ranks::among_all;
        }
        arguments->scoring.seed = arguments->bootstrap.seed;
        if (!arguments->lists_measures) return rank(*arguments);
        return list_measures(result_targets(arguments->outputs));
    };
}

}  // namespace sigloom
