// `sigloom trends`: what rises, what fades, and what had its burst.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "core/base/threads.hpp"
#include "core/foresight/trends.hpp"
#include "core/graph/column_names.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/time_cut.hpp"
#include "tools/trend_table.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    TableOptions output;
    std::optional<PeriodLength> period;
    TrendOptions trends;
    TrendTableOptions table;
    TrendSort sort = TrendSort::rising;
    std::vector<std::string> kinds;
    std::vector<std::string> extras;
    std::uint32_t least = 3;
    std::size_t top = 20;
    bool of_edges = false;
};

/// The nodes or the edges that are looked at, and the reports that name each.
struct Things {
    std::vector<std::uint32_t> numbers;
    ListPerNode<std::uint32_t> reports;
    std::size_t all = 0;  ///< of the kinds asked for
};

/// Those that enough reports name.
template <typename ReportsOf>
Things frequent(std::vector<std::uint32_t> numbers, std::uint32_t least, ReportsOf reports_of) {
    Things things{{}, {{0}, {}}, numbers.size()};
    const ListPerNode<std::uint32_t> lists = reports_of(numbers);
    for (std::uint32_t i = 0; i < numbers.size(); ++i) {
        const auto list = lists[i];
        if (list.size() < least) continue;
        things.numbers.push_back(numbers[i]);
        things.reports.items.insert(things.reports.items.end(), list.begin(), list.end());
        things.reports.begin.push_back(static_cast<std::uint32_t>(things.reports.items.size()));
    }
    return things;
}

Things frequent_nodes(const KnowledgeGraph& graph, const std::vector<std::string>& kinds,
                      std::uint32_t least) {
    return frequent(nodes_of_kinds(graph, kinds), least,
                    [&](const std::vector<Node>& nodes) { return reports_of_nodes(graph, nodes); });
}

/// Edges of which both ends are of these kinds.
Things frequent_edges(const KnowledgeGraph& graph, const std::vector<std::string>& kinds,
                      std::uint32_t least) {
    std::vector<bool> is_wanted(graph.node_count(), false);
    for (const Node node : nodes_of_kinds(graph, kinds)) is_wanted[node] = true;
    const Column* count = find_column(graph.edges().columns, column_names::count);
    std::vector<Edge> candidates;
    std::size_t all = 0;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        if (!is_wanted[source] || !is_wanted[target]) continue;
        ++all;
        if (count == nullptr || count->number(edge).value_or(0) >= least) {
            candidates.push_back(edge);
        }
    }
    Things things = frequent(std::move(candidates), least, [&](const std::vector<Edge>& edges) {
        return reports_of_edges(graph, edges);
    });
    things.all = all;
    return things;
}

TrendNames names_of_nodes(const KnowledgeGraph& graph, std::span<const Node> nodes) {
    TrendNames names{{"id", column_names::label, column_names::kind}, {}};
    const NodeTable& table = graph.nodes();
    for (const Node node : nodes) {
        names.rows.push_back({std::string(table.id[node]), std::string(table.label[node]),
                              std::string(table.kind[node])});
    }
    return names;
}

TrendNames names_of_edges(const KnowledgeGraph& graph, std::span<const Edge> edges) {
    TrendNames names{{"source", "target", "source_label", "target_label", column_names::kind}, {}};
    const NodeTable& table = graph.nodes();
    for (const Edge edge : edges) {
        const auto [source, target] = graph.edges().ends[edge];
        names.rows.push_back({std::string(table.id[source]), std::string(table.id[target]),
                              std::string(table.label[source]), std::string(table.label[target]),
                              std::string(graph.edges().kind[edge])});
    }
    return names;
}

/// Without ids, which take the room of what there is to see.
TrendNames without_ids(const TrendNames& names, bool of_edges) {
    const std::ptrdiff_t ids = of_edges ? 2 : 1;
    TrendNames shorter{{names.header.begin() + ids, names.header.end()}, {}};
    for (const auto& row : names.rows) {
        shorter.rows.push_back({row.begin() + ids, row.end()});
    }
    return shorter;
}

std::string percent(double share) {
    return fmt::format("{:.3g} %", 100 * share);
}

/// What the figures rest on.
std::string remarks_on(const Arguments& arguments, const Things& things,
                       std::span<const Trend> trends, const Timeline& timeline) {
    const auto count = [&](auto is_one) {
        return static_cast<std::size_t>(std::ranges::count_if(trends, is_one));
    };
    const std::size_t rising =
        count([](const Trend& t) { return t.direction == Direction::rising; });
    const std::size_t fading =
        count([](const Trend& t) { return t.direction == Direction::fading; });
    const std::size_t with_bursts = count([](const Trend& t) { return !t.bursts.empty(); });
    const std::string one = arguments.of_edges ? "edge" : "node";
    const std::string length(name_of(timeline.periods.length()));
    std::string text = fmt::format(
        "{} in {} ({} to {}). Of {}, {} in {} or more of these reports: {} rising, {} fading, {} "
        "with bursts; corrected for looking at all of them (Benjamini and Hochberg, {}).",
        counted(timeline.dated, "dated report"),
        counted(timeline.periods.size(), length, plural_of(timeline.periods.length())),
        timeline.periods.label(0), timeline.periods.label(timeline.periods.size() - 1),
        counted(things.all, one),
        trends.size() == 1 ? "1 is" : fmt::format("{} are", trends.size()), arguments.least, rising,
        fading, with_bursts, percent(arguments.trends.level));
    text += fmt::format(" growth is per {} and compounds continuously; p is exact.", length);
    return text;
}

int show_trends(Arguments& arguments) {
    const TableFormat format = format_of(arguments.output);
    for (const std::string& name : arguments.extras) {
        if (name == "all") {
            for (const auto& row : enum_names<TrendExtra>) {
                arguments.table.extras.push_back(row.value);
            }
        } else {
            arguments.table.extras.push_back(find_choice<TrendExtra>("--with", name));
        }
    }
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const KnowledgeGraph& graph = input.graph;
    const Timeline timeline = timeline_for("trends", graph, arguments.period, messages);
    const auto kinds = kinds_called(graph, arguments.kinds);
    const Things things = arguments.of_edges ? frequent_edges(graph, kinds, arguments.least)
                                             : frequent_nodes(graph, kinds, arguments.least);
    std::vector<Trend> found;
    run_on_threads(arguments.input.build.threads, [&] {
        found = trends(things.reports, graph.evidence().reports, timeline, arguments.trends);
    });
    const std::string remarks = remarks_on(arguments, things, found, timeline);
    std::vector<std::uint32_t> order = sorted_trends(found, arguments.sort);
    order.resize(shown(arguments.top, order.size()));
    const TrendNames names = arguments.of_edges ? names_of_edges(graph, things.numbers)
                                                : names_of_nodes(graph, things.numbers);
    const bool for_people = format == TableFormat::table || format == TableFormat::markdown;
    Table table = for_people ? trend_table_for_people(without_ids(names, arguments.of_edges), found,
                                                      order, timeline, arguments.table)
                             : trend_table(names, found, order, timeline, arguments.table);
    const int printed =
        print_with_remarks(std::move(table), remarks, format, arguments.output.place, messages);
    return std::max(printed, input.exit_code());
}

void add_burst_options(CommandLine& line, TrendOptions& trends) {
    add_number(
        line, "--burst-ratio", "S",
        "A burst is so many times the usual share of reports (s of Kleinberg's automaton)",
        "above 1", [](double value) { return value > 1; },
        [&trends](double value) { trends.burst.s = value; })
        .standard = "2";
    add_number(
        line, "--burst-cost", "GAMMA",
        "How much it takes to begin a burst (gamma of Kleinberg's automaton)", "0 or above",
        [](double value) { return value >= 0; },
        [&trends](double value) { trends.burst.gamma = value; })
        .standard = "1";
    add_whole_number(line, "--burst-length", trends.burst.shortest, 1000,
                     "How many periods a burst lasts at least");
    add_number(
        line, "--burst-level", "SHARE",
        "Of the bursts that are shown, the share that may be chance; 1 shows all that the "
        "automaton "
        "finds",
        "above 0, at most 1", [](double value) { return value > 0 && value <= 1; },
        [&trends](double value) { trends.burst_level = value; })
        .standard = "0.05";
}

}  // namespace

Run add_trends(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "--edges",
              .takes = Takes::nothing,
              .help = "Which ties grew: trends of edges, not of nodes",
              .set = assign(arguments->of_edges, true)});
    add_period(line, arguments->period);
    add_choice(
        line, "--sort", arguments->sort,
        "What comes first: growth that is certain (rising), decline that is (fading), "
        "what chance gives least often (p), the strongest burst, the most reports, or the newest")
        .standard = "rising";
    add_whole_number(line, "--least", arguments->least, 1'000'000,
                     "Leave out what fewer reports name, which can show no trend");
    add_number(
        line, "--level", "SHARE",
        "Of what is called rising or fading, the share that may be chance", "between 0 and 1",
        [](double level) { return level > 0 && level < 1; },
        [arguments = arguments.get()](double level) { arguments->trends.level = level; })
        .standard = "0.05";
    add_burst_options(line, arguments->trends);
    add_kind_filter(line, arguments->kinds, "Only nodes, or edges between nodes, of these kinds");
    add_top(line, arguments->top, "How many to show");
    line.add({.name = "--with",
              .count = Count::comma_list,
              .value_name = "NAME",
              .help = fmt::format("Further columns: {}, or all",
                                  fmt::join(all_names<TrendExtra>(), ", ")),
              .set = store_in(arguments->extras)});
    add_choice(line, "--values", arguments->table.values,
               "What csv, tsv and json say of each period: how many reports, or which share of all")
        .standard = "reports";
    for (const char* name :
         {"--level", "--burst-ratio", "--burst-cost", "--burst-length", "--burst-level"}) {
        line.find(name)->group = OptionGroup::precision;
    }
    add_table_options(line, arguments->output);
    add_input_options(line, arguments->input);
    return [arguments] { return show_trends(*arguments); };
}

}  // namespace sigloom
