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
    GraphOutputs outputs;
    ScoringOptions scoring;
    std::string sort;  ///< empty: the first of the measures
    std::vector<std::string> kinds;
    Ranks ranks = Ranks::none;
    BootstrapOptions bootstrap{.rounds = 0};
    std::size_t top = 20;
    TableFormat format = TableFormat::table;
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

/// Writes the graph with all of these columns. Returns the exit code.
int write_columns(const KnowledgeGraph& graph, const MeasureColumns& columns,
                  std::span<const GraphTarget> targets, const InputOptions& input,
                  Messages& messages) {
    ColumnSet all;
    for (const ColumnSet& of_measure : columns)
        std::ranges::copy(of_measure, std::back_inserter(all));
    return write_graph(graph.with_node_columns(all), targets, input, messages);
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
                 const MeasureColumns& columns) {
    Table table{{"id", "label", "kind"}, {}};
    for (const ColumnSet& of_measure : columns) {
        for (const Column& column : of_measure) table.header.push_back(column.name);
    }
    for (const Node node : nodes) {
        auto& row = table.rows.emplace_back(std::vector<Cell>{
            std::string(graph.nodes().id[node]), std::string(graph.nodes().label[node]),
            std::string(graph.nodes().kind[node])});
        for (const ColumnSet& of_measure : columns) {
            for (const Column& column : of_measure) row.push_back(cell_of(column, node));
        }
    }
    return table;
}

int rank(const Arguments& arguments) {
    const Scoring scoring(arguments.scoring);
    const auto targets = graph_targets(arguments.outputs);
    const std::size_t sort = sort_place(arguments.sort, scoring.measures());
    if (arguments.bootstrap.rounds > 0) scoring.require_error_bars();
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    require_kinds(input.graph, arguments.kinds);
    std::vector<Node> nodes = nodes_of_kinds(input.graph, arguments.kinds);
    const auto groups_of_ranks = rank_groups(input.graph, nodes, arguments.ranks);
    const std::vector<Node> origins = scoring.origins(input, messages);
    std::vector<Scores> scores = scoring.compute(input.graph, origins, arguments.input, messages);
    std::string remarks;
    for (const Scores& each : scores) {
        if (!each.remark.empty()) remarks += wrapped(each.remark, 0);
    }
    MeasureColumns columns = columns_of(std::move(scores), scoring.measures(), groups_of_ranks);
    if (!targets.empty()) {
        if (!remarks.empty()) {
            remarks.pop_back();  // the end of the last line
            messages.say(remarks);
        }
        const int written = write_columns(input.graph, columns, targets, arguments.input, messages);
        return std::max(written, input.exit_code());
    }
    sort_nodes(input.graph, columns[sort].front(), arguments.top, nodes);
    if (arguments.bootstrap.rounds > 0) {
        add_intervals(input.graph, scoring, scoring.scorers(origins), nodes, groups_of_ranks,
                      arguments, messages, columns);
    }
    const Table table = rank_table(input.graph, nodes, columns);
    const int printed = print_results(messages, [&](Output& output) {
        write_table(table, arguments.format, output);
        if (arguments.format == TableFormat::table) output.write(remarks);
    });
    return std::max(printed, input.exit_code());
}

/// What else can be asked for.
std::string abilities(const Measure& measure) {
    std::string text;
    if (measure.estimate != nullptr) text += "; --epsilon";
    if (measure.compute_from != nullptr) text += "; --from";
    return text;
}

/// So many columns do not fit beside each other on a terminal.
void describe_measures(Output& output) {
    for (const Measure& measure : measures()) {
        output.write(fmt::format("{}\n", measure.name));
        output.write(wrapped(measure.summary, 4));
        output.write(wrapped(measure.formula, 4));
        output.write(wrapped(fmt::format("{}; {}; {}{}", measure.source, measure.cost,
                                         name_of(measure.family), abilities(measure)),
                             4));
    }
}

int list_measures(TableFormat format) {
    Table table{{"name", "family", "summary", "formula", "source", "cost", "estimate", "from"}, {}};
    for (const Measure& measure : measures()) {
        table.rows.push_back({std::string(measure.name), std::string(name_of(measure.family)),
                              std::string(measure.summary), std::string(measure.formula),
                              std::string(measure.source), std::string(measure.cost),
                              measure.estimate != nullptr, measure.compute_from != nullptr});
    }
    Messages messages;
    return print_results(messages, [&](Output& output) {
        format == TableFormat::table ? describe_measures(output)
                                     : write_table(table, format, output);
    });
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
    add_table_format(line, arguments->format);
    add_outputs_instead(line, arguments->outputs, "these measures as columns of its nodes",
                        {"--sort", "--kind", "--top", "--format", "--bootstrap"});
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
        return arguments->lists_measures ? list_measures(arguments->format) : rank(*arguments);
    };
}

}  // namespace sigloom
