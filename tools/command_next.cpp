// `sigloom next`: pairs of terms that no report joins yet, and that one is likely to.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>

#include "core/base/threads.hpp"
#include "core/foresight/link_prediction.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/node_labels.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/time_cut.hpp"

namespace sigloom {
namespace {

enum class Rows : std::uint8_t { pairs, backtest };

struct Arguments {
    InputOptions input;
    TableOptions output;
    std::optional<PeriodLength> period;
    LinkOptions links;
    Rows rows = Rows::pairs;
};

std::int64_t dated_reports(const KnowledgeGraph& graph, Node node) {
    const Evidence& evidence = graph.evidence();
    return std::ranges::count_if(evidence.places[node], [&](const Place& place) {
        return evidence.reports[place.report].date != 0;
    });
}

Table table_of_pairs(const KnowledgeGraph& graph, std::span<const FuturePair> pairs,
                     bool for_people) {
    Table table;
    if (!for_people) table.header = {"source", "target"};
    table.header.insert(table.header.end(), {"source_label", "target_label",
                                             std::string(name_of(LinkScore::combination)),
                                             "source_reports", "target_reports", "through"});
    for (const auto& row : enum_names<LinkScore>) {
        if (row.value != LinkScore::combination) table.header.emplace_back(row.name);
    }
    const NodeTable& nodes = graph.nodes();
    for (const FuturePair& pair : pairs) {
        auto& row = table.rows.emplace_back();
        if (!for_people) {
            row.emplace_back(std::string(nodes.id[pair.a]));
            row.emplace_back(std::string(nodes.id[pair.b]));
        }
        row.emplace_back(std::string(nodes.label[pair.a]));
        row.emplace_back(std::string(nodes.label[pair.b]));
        row.emplace_back(pair.of(LinkScore::combination));
        row.emplace_back(dated_reports(graph, pair.a));
        row.emplace_back(dated_reports(graph, pair.b));
        row.emplace_back(joined_labels(graph, pair.through, "; "));
        for (const auto& each : enum_names<LinkScore>) {
            if (each.value != LinkScore::combination) row.emplace_back(pair.of(each.value));
        }
    }
    return table;
}

/// The combination first, chance last.
Table table_of_backtest(const LinkBacktest& backtest) {
    Table table{{"score", "auc", "precision_at_100", "coefficient"}, {}};
    const auto add = [&](LinkScore score) {
        const LinkScoreTest& test = backtest.of(score);
        table.rows.push_back({std::string(name_of(score)), test.auc, test.precision_at_100,
                              score == LinkScore::combination ? Cell() : Cell(test.coefficient)});
    };
    add(LinkScore::combination);
    for (const auto& row : enum_names<LinkScore>) {
        if (row.value != LinkScore::combination) add(row.value);
    }
    table.rows.push_back({"chance", 0.5, backtest.chance(), Cell()});
    return table;
}

std::string periods_in_words(const Periods& periods, std::size_t first, std::size_t last) {
    if (first == last) return "in " + periods.label(first);
    return fmt::format("from {} to {}", periods.label(first), periods.label(last));
}

std::string quality_in_words(const LinkBacktest& backtest, LinkScore score) {
    const LinkScoreTest& test = backtest.of(score);
    return fmt::format("{}: AUC {:.3f}, precision at 100 {:.3f}", name_of(score), test.auc,
                       test.precision_at_100);
}

/// What the figures rest on, and how well they would have done.
std::string remarks_on(const LinkPrediction& found, const Timeline& timeline) {
    const LinkBacktest& backtest = found.backtest;
    const Periods& periods = timeline.periods;
    std::string text = fmt::format(
        "{}: pairs that share a neighbour and no report, of terms in {} or more of {} in {}.",
        counted(found.candidates, "candidate"), found.least,
        counted(timeline.dated, "dated report"),
        counted(timeline.filled(), name_of(periods.length()), plural_of(periods.length())));
    text += fmt::format(
        " Backtest: fitted on what was joined {} ({} of {}), tested on what was joined {}: {} of "
        "{} "
        "candidates, which are {:.3g} % of the {} pairs of these terms that were.",
        periods_in_words(periods, backtest.fit_until + 1, backtest.test_until), backtest.fit_joined,
        backtest.fit_candidates,
        periods_in_words(periods, backtest.test_until + 1, periods.size() - 1), backtest.joined,
        backtest.candidates,
        100 * static_cast<double>(backtest.joined) / static_cast<double>(backtest.joined_of_all),
        backtest.joined_of_all);
    text += fmt::format(" {}; best single score, {}; chance: AUC 0.5, precision {:.3g}.",
                        quality_in_words(backtest, LinkScore::combination),
                        quality_in_words(backtest, backtest.best_single()), backtest.chance());
    return text;
}

int show_next(Arguments& arguments) {
    const TableFormat format = format_of(arguments.output);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const KnowledgeGraph& graph = input.graph;
    const Timeline timeline = timeline_for("predictions", graph, arguments.period, messages);
    if (arguments.rows == Rows::backtest) arguments.links.top = 1;
    LinkPrediction found;
    try {
        run_on_threads(arguments.input.build.threads,
                       [&] { found = predict_links(graph, timeline, arguments.links); });
    } catch (const std::invalid_argument& error) {
        throw Failure(fmt::format("no predictions: {}", error.what()));
    }
    const bool for_people = format == TableFormat::table || format == TableFormat::markdown;
    const Table table = arguments.rows == Rows::backtest
                            ? table_of_backtest(found.backtest)
                            : table_of_pairs(graph, found.pairs, for_people);
    const std::string remarks = remarks_on(found, timeline);
    const int printed =
        print_with_remarks(table, remarks, format, arguments.output.place, messages);
    return std::max(printed, input.exit_code());
}

}  // namespace

Run add_next(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "--backtest",
              .takes = Takes::nothing,
              .help = "Only how well each score would have foretold the latest reports",
              .set = assign(arguments->rows, Rows::backtest)});
    add_period(line, arguments->period);
    add_whole_number(line, "--horizon", arguments->links.horizon, 1000,
                     "How many periods ahead; 0 is a quarter of those that have reports");
    Option& sort = add_choice(line, "--sort", arguments->links.sort,
                              fmt::format("By which score pairs are sorted: {}",
                                          fmt::join(all_names<LinkScore>(), ", ")));
    sort.value_name = "SCORE";
    sort.standard = "combination";
    add_whole_number(line, "--least", arguments->links.least, 1'000'000,
                     "Leave out terms that fewer reports name");
    add_top(line, arguments->links.top, "How many pairs to show");
    add_table_options(line, arguments->output);
    add_input_options(line, arguments->input);
    return [arguments] { return show_next(*arguments); };
}

}  // namespace sigloom
