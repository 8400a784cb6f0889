// `sigloom reports`: the reports of a graph, or those that name some things.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "core/graph/column_names.hpp"
#include "core/graph/kinds.hpp"
#include "core/names/term_kinds.hpp"
#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/mentions.hpp"
#include "tools/node_names.hpp"
#include "tools/notable_reports.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/text_width.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    std::string kind;
    std::optional<ReportsBy> by;  ///< nothing: by date
    std::optional<std::size_t> top;
    TableOptions output;
};

/// How much a report holds.
struct Counts {
    std::int64_t terms = 0;
    std::int64_t rows = 0;
};

std::vector<Counts> counts_of_reports(const KnowledgeGraph& graph) {
    const Evidence& evidence = graph.evidence();
    std::vector<Counts> counts(evidence.reports.size());
    for (Node node = 0; node < graph.node_count(); ++node) {
        const std::string_view kind = graph.nodes().kind[node];
        if (kind == report_kind) continue;
        for (const Place& place : evidence.places[node]) {
            ++(is_term_kind(kind) ? counts[place.report].terms : counts[place.report].rows);
        }
    }
    return counts;
}

/// What is to be listed.
struct Answer {
    const Evidence& evidence;
    std::vector<Counts> counts;
    std::vector<Mentions> reports;
    bool by_name;  ///< they name something that was asked for
    std::vector<std::string> why_header = {};
    std::vector<std::vector<Cell>> why = {};  ///< of each of them, why it is listed
};

std::string_view where_named(const Mentions& mentions) {
    return mentions.is_listed ? "lists" : "text";
}

Table report_table(const Answer& answer) {
    Table table{{"date", "title", "url", "path", "terms", "rows"}, {}};
    if (answer.by_name) table.header.insert(table.header.end(), {"named_in", "quotes"});
    table.header.insert(table.header.end(), answer.why_header.begin(), answer.why_header.end());
    for (std::size_t i = 0; i < answer.reports.size(); ++i) {
        const Mentions& each = answer.reports[i];
        const ReportEntry& report = answer.evidence.reports[each.report];
        const Counts& counts = answer.counts[each.report];
        auto& row = table.rows.emplace_back(std::vector<Cell>{
            date_of(report), report.title, report.url, report.path, counts.terms, counts.rows});
        if (answer.by_name) {
            row.emplace_back(std::string(where_named(each)));
            row.emplace_back(joined(each.quotes));
        }
        if (!answer.why.empty()) row.insert(row.end(), answer.why[i].begin(), answer.why[i].end());
    }
    return table;
}

/// "variation 0.35"; "community 2, community_name tides, typicality 0.8".
std::string why_in_words(const Answer& answer, std::size_t report) {
    std::string text;
    for (std::size_t i = 0; i < answer.why_header.size(); ++i) {
        const Cell& cell = answer.why[report][i];
        if (!text.empty()) text += "; ";
        text += answer.why_header[i] + ' ';
        if (const auto* number = std::get_if<double>(&cell)) {
            text += fmt::format("{:.4g}", *number);
        } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
            text += std::to_string(*whole);
        } else {
            text += std::get<std::string>(cell);
        }
    }
    return text;
}

/// A few lines for each: titles and links do not fit beside each other.
void write_for_people(const Answer& answer, std::size_t room, Output& output) {
    constexpr std::size_t indent = 12;  // behind the date
    room = std::min<std::size_t>(room, 100);
    const auto line = [&](std::string_view text) {
        output.write(wrapped(printable(text), indent, room));
    };
    for (std::size_t i = 0; i < answer.reports.size(); ++i) {
        const Mentions& each = answer.reports[i];
        const ReportEntry& report = answer.evidence.reports[each.report];
        const Counts& counts = answer.counts[each.report];
        const std::string title = wrapped(printable(title_of(report)), indent, room);
        output.write(fmt::format("{:<12}{}", date_of(report), title.substr(indent)));
        if (!report.url.empty()) line(report.url);
        std::string where = answer.by_name && !each.is_listed ? "; in its text only" : "";
        line(fmt::format("{} ({}, {}{})", report.path,
                         counted(static_cast<std::size_t>(counts.terms), "term"),
                         counted(static_cast<std::size_t>(counts.rows), "row"), where));
        if (!answer.why.empty()) line(why_in_words(answer, i));
        for (const Passage& quote : each.quotes) {
            line(fmt::format("\"{}\" (line {})", quote.text, quote.line));
        }
    }
    output.write(counted(answer.reports.size(), "report") + '\n');
}

/// Takes the names away from the arguments. The first is INPUT, and so is what follows if it is
/// written like a path and there.
std::vector<std::string> take_names(InputOptions& options) {
    const auto is_path = [](const std::string& argument) {
        std::error_code ignored;
        return argument.find_first_of("/.") != std::string::npos &&
               std::filesystem::exists(argument, ignored);
    };
    std::size_t inputs = std::min<std::size_t>(options.inputs.size(), 1);
    while (inputs < options.inputs.size() && is_path(options.inputs[inputs])) ++inputs;
    const auto begin = options.inputs.begin() + static_cast<std::ptrdiff_t>(inputs);
    std::vector<std::string> names(begin, options.inputs.end());
    options.inputs.erase(begin, options.inputs.end());
    return names;
}

/// The nodes of this name; where there are none, the text of reports may still have it.
NamedThing named_thing(const Input& input, const NodeNames& nodes, const std::string& name,
                       const std::string& kind, Messages& messages) {
    NamedThing thing = thing_of_nodes(input, nodes.find_all(name, kind, messages));
    if (thing.nodes.empty()) thing.forms.push_back(name);
    return thing;
}

/// Sorted by date, those without one last, then by path.
void sort_by_date(const Evidence& evidence, std::vector<Mentions>& reports) {
    std::ranges::stable_sort(reports, {}, [&](const Mentions& each) {
        const std::int32_t date = evidence.reports[each.report].date;
        return std::pair(date == 0, date);
    });
}

std::vector<Cell> why_listed(const NotableReport& report, ReportsBy by, const KnowledgeGraph& graph,
                             const std::vector<std::string>& names) {
    switch (by) {
        case ReportsBy::typical:
            return {std::int64_t{report.community},
                    names[static_cast<std::size_t>(report.community)], report.value};
        case ReportsBy::atypical: {
            const auto& label = graph.nodes().label;
            return {report.value,
                    fmt::format("{} – {}", label[report.first], label[report.second])};
        }
        case ReportsBy::variation:
            break;
    }
    return {report.value};
}

std::vector<std::string> header_of(ReportsBy by) {
    switch (by) {
        case ReportsBy::typical:
            return {"community", column_names::community_name, "typicality"};
        case ReportsBy::atypical:
            return {"commonness", "rarest_pair"};
        case ReportsBy::variation:
            break;
    }
    return {"variation"};
}

/// Of the reports of the answer those that stand out, in that order.
void keep_notable(Answer& answer, const KnowledgeGraph& graph, const Arguments& arguments,
                  Messages& messages) {
    const ReportsBy by = *arguments.by;
    const bool is_typical = by == ReportsBy::typical;
    const std::size_t top = arguments.top.value_or(is_typical ? 3 : 20);
    CommunityOptions options;
    options.context = measure_context(arguments.input, "communities", messages);
    const FoundCommunities communities = find_communities(graph, CommunityNodes::terms, options);
    const KnowledgeGraph& part = communities.part.graph;
    const auto names = community_names(communities, 3);
    std::map<std::uint32_t, Mentions> asked_for;
    for (Mentions& each : answer.reports) {
        const std::uint32_t report = each.report;
        asked_for.emplace(report, std::move(each));
    }
    answer.reports.clear();
    answer.why_header = header_of(by);
    std::map<std::int32_t, std::size_t> listed_of;  // each community, or in all
    for (const NotableReport& report : notable_reports(communities, by, SIZE_MAX)) {
        const auto found = asked_for.find(report.report);
        if (found == asked_for.end()) continue;
        if (top > 0 && listed_of[report.community]++ >= top) continue;
        answer.reports.push_back(found->second);
        answer.why.push_back(why_listed(report, by, part, names));
    }
}

int list_reports(Arguments& arguments) {
    const std::vector<std::string> names = take_names(arguments.input);
    const TableFormat format = format_of(arguments.output);
    const ResultPlace& place = arguments.output.place;
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    if (input.graph.evidence().empty()) {
        throw Failure("the file does not carry the reports that its graph was made of");
    }
    std::vector<NamedThing> things;
    const NodeNames nodes(input.graph, input.name_table);
    for (const std::string& name : names) {
        things.push_back(named_thing(input, nodes, name, arguments.kind, messages));
    }
    Answer answer{input.graph.evidence(), counts_of_reports(input.graph), {}, !names.empty()};
    if (names.empty()) {
        for (std::uint32_t i = 0; i < answer.counts.size(); ++i) {
            answer.reports.push_back({i, true, {}});
        }
    } else {
        answer.reports = find_mentions(input, things, arguments.input);
        if (answer.reports.empty()) {
            throw Failure(fmt::format("no report names {}", fmt::join(names, " and ")));
        }
    }
    if (arguments.by) {
        keep_notable(answer, input.graph, arguments, messages);
    } else {
        sort_by_date(answer.evidence, answer.reports);
        answer.reports.resize(shown(arguments.top.value_or(0), answer.reports.size()));
    }
    const int printed = print_results(place, messages, [&](Output& output) {
        if (format == TableFormat::table) {
            write_for_people(answer, place.room(), output);
        } else {
            write_table(report_table(answer), format, output);
        }
    });
    return std::max(printed, input.exit_code());
}

}  // namespace

Run add_reports(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_choice(line, "--by", arguments->by,
               "List first those that cut across the map of communities (variation), the most "
               "typical ones of each community (typical), or those that combine what is rarely "
               "combined (atypical)")
        .standard = "the oldest";
    line.add({.name = "--top",
              .takes = Takes::whole_number,
              .value_name = "N",
              .standard = "all; with --by 20, with --by typical 3",
              .help = "How many reports to list, with --by typical of each community; 0: all",
              .set = pass_to([arguments = arguments.get()](const std::string& text) {
                  arguments->top = whole_number("--top", text, UINT32_MAX);
              })});
    add_kind_of_name(line, arguments->kind);
    add_table_options(line, arguments->output);
    add_input_options(line, arguments->input);
    line.find("INPUT")->help =
        "A folder of reports, or a graph file with its reports; then the names that each report is "
        "to have in its lists or its text";
    return [arguments] { return list_reports(*arguments); };
}

}  // namespace sigloom
