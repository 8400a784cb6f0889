// `sigloom gaps`: topics that hardly meet, and what reports do not cover, as questions.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>

#include "core/foresight/gap_questions.hpp"
#include "core/foresight/gaps.hpp"
#include "core/text/fold.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/community_search.hpp"
#include "tools/mentions.hpp"
#include "tools/node_labels.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/text_width.hpp"
#include "tools/time_cut.hpp"

namespace sigloom {
namespace {

struct Arguments {
    InputOptions input;
    TableOptions output;
    std::optional<PeriodLength> period;
    GapOptions gaps;
    std::vector<std::string> only;
    std::uint64_t seed = 1;
    std::size_t top = 5;
};

/// The first gaps of each kind that is asked for.
std::vector<Gap> chosen_gaps(const Gaps& found, std::span<const GapKind> kinds, std::size_t top) {
    std::map<GapKind, std::size_t> count;
    std::vector<Gap> chosen;
    for (const Gap& gap : found.gaps) {
        if (!kinds.empty() && std::ranges::find(kinds, gap.kind) == kinds.end()) continue;
        if (top > 0 && count[gap.kind] == top) continue;
        ++count[gap.kind];
        chosen.push_back(gap);
    }
    return chosen;
}

std::string name_of_side(const KnowledgeGraph& graph, const GapSide& side) {
    return side.node ? std::string(graph.nodes().label[*side.node])
                     : joined_labels(graph, side.terms, "; ");
}

/// "a - b; c - d".
std::string bridges_of(const KnowledgeGraph& graph, const Gap& gap) {
    std::string text;
    for (const auto& [a, b] : gap.bridges) {
        if (!text.empty()) text += "; ";
        text += fmt::format("{} - {}", graph.nodes().label[a], graph.nodes().label[b]);
    }
    return text;
}

std::string paths_of(const KnowledgeGraph& graph, const GapSide& side) {
    std::string text;
    for (const std::uint32_t report : side.reports) {
        if (!text.empty()) text += "; ";
        text += graph.evidence().reports[report].path;
    }
    return text;
}

Cell number_cell(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}

Cell node_cell(const KnowledgeGraph& graph, const GapSide& side) {
    return side.node ? Cell(std::string(graph.nodes().id[*side.node])) : Cell();
}

Cell community_cell(const GapSide& side) {
    return side.community < 0 ? Cell() : Cell(std::int64_t{side.community});
}

Table table_of(const KnowledgeGraph& graph, std::span<const Gap> gaps) {
    Table table{{"gap",
                 "question",
                 "a",
                 "a_id",
                 "a_community",
                 "a_reports",
                 "a_paths",
                 "b",
                 "b_community",
                 "b_reports",
                 "b_paths",
                 "row_kind",
                 "observed",
                 "expected",
                 "size",
                 "joint_reports",
                 "expected_joint_reports",
                 "p",
                 "adjusted_p",
                 "bridges",
                 "last_seen"},
                {}};
    for (const Gap& gap : gaps) {
        const bool is_structural = gap.kind == GapKind::between_communities;
        const bool is_tested = gap.p.has_value();
        auto& row = table.rows.emplace_back();
        row.emplace_back(std::string(name_of(gap.kind)));
        row.emplace_back(gap.question);
        row.emplace_back(name_of_side(graph, gap.a));
        row.push_back(node_cell(graph, gap.a));
        row.push_back(community_cell(gap.a));
        row.emplace_back(static_cast<std::int64_t>(gap.a.report_count));
        row.emplace_back(paths_of(graph, gap.a));
        if (gap.b) {
            row.emplace_back(name_of_side(graph, *gap.b));
            row.push_back(community_cell(*gap.b));
            row.emplace_back(static_cast<std::int64_t>(gap.b->report_count));
            row.emplace_back(paths_of(graph, *gap.b));
        } else {
            row.resize(row.size() + 4);
        }
        row.push_back(gap.row_kind.empty() ? Cell() : Cell(gap.row_kind));
        row.push_back(is_tested ? Cell(gap.observed) : Cell());
        row.push_back(number_cell(gap.expected));
        row.push_back(is_tested ? Cell(gap.gap) : Cell());
        if (is_structural) {
            row.emplace_back(static_cast<std::int64_t>(gap.joint_reports));
            row.emplace_back(gap.expected_joint_reports);
        } else {
            row.resize(row.size() + 2);
        }
        row.push_back(number_cell(gap.p));
        row.push_back(number_cell(gap.adjusted));
        row.push_back(is_structural ? Cell(bridges_of(graph, gap)) : Cell());
        row.push_back(gap.last_seen == 0 ? Cell() : Cell(std::int64_t{gap.last_seen}));
    }
    return table;
}

std::string reports_in_words(const KnowledgeGraph& graph, const GapSide& side) {
    std::string text;
    for (const std::uint32_t report : side.reports) {
        const ReportEntry& entry = graph.evidence().reports[report];
        if (!text.empty()) text += "; ";
        text += entry.title.empty() ? entry.path : fmt::format("{} ({})", entry.title, entry.path);
    }
    const std::size_t others = side.report_count - side.reports.size();
    if (others > 0) text += fmt::format("; {} more", others);
    return text;
}

/// For people: each question as a paragraph with the reports below it.
std::string text_of(const KnowledgeGraph& graph, std::span<const Gap> gaps, std::size_t width) {
    constexpr std::size_t indent = 2;
    constexpr std::size_t widest = 100;
    width = std::min(width, widest);
    std::string text;
    std::optional<GapKind> kind;
    for (const Gap& gap : gaps) {
        if (kind != gap.kind) {
            if (kind) text += '\n';
            kind = gap.kind;
            text += gap_heading(gap.kind) + "\n\n";
        }
        text += wrapped(printable(gap.question), indent, width);
        std::string sides = reports_in_words(graph, gap.a);
        if (gap.kind == GapKind::between_communities) {
            sides = fmt::format("{} | {}", sides, reports_in_words(graph, *gap.b));
        }
        text += wrapped(printable(sides), 2 * indent, width);
    }
    return text;
}

std::string remarks_on(const Gaps& found, std::span<const Gap> shown,
                       const std::string& why_no_time, double level) {
    std::map<GapKind, std::size_t> count;
    for (const Gap& gap : found.gaps) ++count[gap.kind];
    std::string text = fmt::format(
        "{} dense enough, {} of them tested: {} with fewer joint reports than chance has",
        found.communities == 1 ? "1 community is"
                               : fmt::format("{} communities are", found.communities),
        counted(found.pairs_tested, "pair"), count[GapKind::between_communities]);
    text += why_no_time.empty()
                ? fmt::format(". Of {}, {} vanished. ", counted(found.terms_tested, "term"),
                              count[GapKind::vanished_term])
                : fmt::format("; {}. ", why_no_time);
    text += fmt::format("Tests are corrected for each other (Benjamini and Hochberg, {:.3g} %). ",
                        100 * level);
    text += fmt::format("{} of {} shown.", shown.size(), counted(found.gaps.size(), "gap"));
    return text;
}

int show_gaps(Arguments& arguments) {
    const TableFormat format = format_of(arguments.output);
    std::vector<GapKind> kinds;
    for (const std::string& name : arguments.only) {
        kinds.push_back(find_choice<GapKind>("--only", name));
    }
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const KnowledgeGraph& graph = input.graph;
    std::optional<Timeline> timeline;
    std::string why_no_time;
    try {
        timeline = timeline_for("terms that vanished", graph, arguments.period, messages);
    } catch (const Failure& error) {
        why_no_time = error.what();
    }
    CommunityOptions options;
    options.seed = arguments.seed;
    options.context = measure_context(arguments.input, "communities", messages);
    const auto community = community_of_nodes(
        find_communities(graph, CommunityNodes::terms, options), graph.node_count());
    messages.end_progress();
    Gaps found;
    try {
        found = gaps(graph, community, timeline ? &*timeline : nullptr, arguments.gaps);
    } catch (const std::invalid_argument& error) {
        throw Failure(fmt::format("no gaps: {}", error.what()));
    }
    const std::vector<Gap> shown = chosen_gaps(found, kinds, arguments.top);
    const std::string remarks = remarks_on(found, shown, why_no_time, arguments.gaps.level);
    int printed = 0;
    if (format == TableFormat::table) {
        const ResultPlace& place = arguments.output.place;
        printed = print_results(place, messages, [&](Output& output) {
            const std::string text = text_of(graph, shown, place.room());
            output.write(text.empty() ? text : text + '\n');
            output.write(wrapped(remarks, 0));
        });
    } else {
        messages.say(remarks);
        printed = print_table(table_of(graph, shown), format, arguments.output.place, messages);
    }
    return std::max(printed, input.exit_code());
}

}  // namespace

Run add_gaps(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.add({.name = "--only",
              .count = Count::comma_list,
              .value_name = "GAP",
              .help = fmt::format("Only these: {}", fmt::join(all_names<GapKind>(), ", ")),
              .set = store_in(arguments->only)});
    add_top(line, arguments->top, "How many of each to show");
    add_whole_number(line, "--least", arguments->gaps.least_reports, 1'000'000,
                     "Leave out themes, entities and vanished terms that fewer reports name");
    add_whole_number(line, "--least-terms", arguments->gaps.least_terms, 1'000'000,
                     "Leave out communities of fewer terms");
    add_number(
        line, "--least-expected", "N",
        "Leave out pairs of communities that by chance would have fewer reports in common",
        "0 or above", [](double value) { return value >= 0; },
        [arguments = arguments.get()](double value) { arguments->gaps.least_expected = value; })
        .standard = "5";
    add_number(
        line, "--level", "SHARE", "Of the gaps that a test calls out, the share that may be chance",
        "between 0 and 1", [](double level) { return level > 0 && level < 1; },
        [arguments = arguments.get()](double level) { arguments->gaps.level = level; })
        .standard = "0.05";
    add_period(line, arguments->period);
    add_whole_number(line, "--seed", arguments->seed, UINT64_MAX,
                     "Of the random choices; the same seed gives the same communities");
    for (const char* name : {"--least-terms", "--least-expected", "--level", "--seed"}) {
        line.find(name)->group = OptionGroup::precision;
    }
    add_table_options(line, arguments->output);
    add_input_options(line, arguments->input);
    return [arguments] { return show_gaps(*arguments); };
}

}  // namespace sigloom
