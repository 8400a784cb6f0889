// `sigloom signals`: what is rare and comes up, and whether that can be told from chance.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>

#include "core/foresight/sightings.hpp"
#include "core/foresight/signals.hpp"
#include "core/foresight/sparkline.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/kinds.hpp"
#include "core/names/term_kinds.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/community_search.hpp"
#include "tools/node_names.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/time_cut.hpp"

namespace sigloom {
namespace {

/// Which quadrants of the emergence maps are shown.
enum class ShownQuadrants : std::uint8_t { weak, strong, latent, well_known, all };

}  // namespace

template <>
inline constexpr auto enum_names<ShownQuadrants> =
    enum_table<ShownQuadrants>({{ShownQuadrants::weak, "weak"},
                                {ShownQuadrants::strong, "strong"},
                                {ShownQuadrants::latent, "latent"},
                                {ShownQuadrants::well_known, "well-known"},
                                {ShownQuadrants::all, "all"}});

namespace {

struct Arguments {
    InputOptions input;
    TableOptions output;
    std::optional<PeriodLength> period;
    SignalOptions signals;
    ShownQuadrants quadrant = ShownQuadrants::weak;
    std::vector<std::string> kinds;
    std::uint32_t least = 2;
    std::size_t top = 20;
};

/// A node that is judged; rows have no place on the maps.
struct Candidate {
    Node node;
    Sighting seen;
    std::optional<std::uint32_t> on_maps;
    SignalScore score;
};

/// The communities of the terms, for every node of the graph; -1 where it is in none.
std::vector<std::int32_t> communities_of_terms(const KnowledgeGraph& graph,
                                               const Arguments& arguments, Messages& messages) {
    CommunityOptions options;
    options.seed = arguments.signals.seed;
    options.context = measure_context(arguments.input, "communities", messages);
    return community_of_nodes(find_communities(graph, CommunityNodes::terms, options),
                              graph.node_count());
}

/// Terms that enough reports name, or rows of kinds that were asked for, but for reports that are nodes.
std::vector<Node> candidates_of(const KnowledgeGraph& graph, const Arguments& arguments) {
    const auto kinds = kinds_called(graph, arguments.kinds);
    std::vector<Node> nodes = nodes_of_kinds(graph, kinds);
    const auto lists = reports_of_nodes(graph, nodes);
    std::vector<Node> kept;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const std::string_view kind = graph.nodes().kind[nodes[i]];
        const bool is_term = is_term_kind(kind);
        if (kind == report_kind || (!is_term && kinds.empty())) continue;
        if (lists[i].size() >= (is_term ? arguments.least : 1)) kept.push_back(nodes[i]);
    }
    return kept;
}

bool is_shown(const Candidate& candidate, const EmergenceMaps& maps, ShownQuadrants shown) {
    if (shown == ShownQuadrants::all || !candidate.on_maps) return true;
    const auto wanted = static_cast<Quadrant>(shown);  // in the same order
    return maps.on_visibility[*candidate.on_maps] == wanted &&
           maps.on_diffusion[*candidate.on_maps] == wanted;
}

/// Growth without end has no number.
Cell growth_cell(double growth) {
    return std::isfinite(growth) ? Cell(growth) : Cell();
}

Table table_of(const KnowledgeGraph& graph, std::span<const Candidate> shown,
               const EmergenceMaps& maps, const Timeline& timeline, bool for_people,
               bool has_intervals) {
    const std::string bars = fmt::format("{} to {}", timeline.periods.label(0),
                                         timeline.periods.label(timeline.periods.size() - 1));
    Table table;
    if (!for_people) table.header.emplace_back("id");
    table.header.insert(table.header.end(), {column_names::label, column_names::kind});
    if (for_people) table.header.push_back(bars);
    table.header.insert(table.header.end(), {"reports", "publishers", "score"});
    if (has_intervals)
        table.header.insert(table.header.end(), {"score_low", "score_high", "verdict"});
    for (const auto& row : enum_names<SignalPart>) table.header.emplace_back(row.name);
    table.header.insert(table.header.end(), {"visibility", "visibility_growth", "visibility_map",
                                             "diffusion", "diffusion_growth", "diffusion_map",
                                             column_names::first_seen, column_names::last_seen});
    for (const Candidate& each : shown) {
        const NodeTable& nodes = graph.nodes();
        auto& row = table.rows.emplace_back();
        if (!for_people) row.emplace_back(std::string(nodes.id[each.node]));
        row.emplace_back(std::string(nodes.label[each.node]));
        row.emplace_back(std::string(nodes.kind[each.node]));
        if (for_people) row.emplace_back(sparkline(each.seen.shares(timeline)));
        row.emplace_back(std::int64_t{each.seen.reports});
        row.emplace_back(std::int64_t{each.seen.publishers});
        row.emplace_back(each.score.score);
        if (has_intervals) {
            row.emplace_back(each.score.interval.low);
            row.emplace_back(each.score.interval.high);
            row.emplace_back(each.score.stands_out ? "stands out" : "cannot be told from chance");
        }
        for (const double value : each.score.parts) row.emplace_back(value);
        if (each.on_maps) {
            const std::uint32_t i = *each.on_maps;
            row.emplace_back(maps.visibility[i].frequency);
            row.push_back(growth_cell(maps.visibility[i].growth));
            row.emplace_back(std::string(name_of(maps.on_visibility[i])));
            row.emplace_back(maps.diffusion[i].frequency);
            row.push_back(growth_cell(maps.diffusion[i].growth));
            row.emplace_back(std::string(name_of(maps.on_diffusion[i])));
        } else {
            row.resize(row.size() + 6);
        }
        if (for_people) {
            row.emplace_back(each.seen.first_seen.iso());
            row.emplace_back(each.seen.last_seen.iso());
        } else {
            row.emplace_back(std::int64_t{each.seen.first_seen.number()});
            row.emplace_back(std::int64_t{each.seen.last_seen.number()});
        }
    }
    return table;
}

std::string remarks_on(const Arguments& arguments, const Timeline& timeline, std::size_t judged,
                       std::size_t shown, std::size_t standing_out, double median) {
    const std::string length(name_of(timeline.periods.length()));
    std::string text =
        fmt::format("{} in {} ({} to {}). {} judged", counted(timeline.dated, "dated report"),
                    counted(timeline.periods.size(), length, plural_of(timeline.periods.length())),
                    timeline.periods.label(0), timeline.periods.label(timeline.periods.size() - 1),
                    counted(judged, "node"));
    if (arguments.quadrant != ShownQuadrants::all) {
        text += fmt::format("; {} in the quadrant \"{}\" of both maps, or rows", shown,
                            name_of(arguments.quadrant));
    }
    text += '.';
    if (arguments.signals.rounds > 0) {
        text += fmt::format(
            " Of these {} out: in {:.3g} % of {} draws of the reports the score is above {:.3g}, "
            "the "
            "median of all terms.",
            standing_out == 1 ? "1 stands" : fmt::format("{} stand", standing_out),
            50 * (1 + arguments.signals.level), arguments.signals.rounds, median);
    }
    return text;
}

int show_signals(Arguments& arguments) {
    const TableFormat format = format_of(arguments.output);
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    const KnowledgeGraph& graph = input.graph;
    const Timeline timeline = timeline_for("signals", graph, arguments.period, messages);
    const std::vector<Node> nodes = candidates_of(graph, arguments);
    std::vector<Node> terms;
    for (const Node node : nodes) {
        if (is_term_kind(graph.nodes().kind[node])) terms.push_back(node);
    }
    const auto community = communities_of_terms(graph, arguments, messages);
    const EmergenceMaps maps =
        emergence_maps(graph, timeline, terms, arguments.signals.time_weight);
    arguments.signals.context = measure_context(arguments.input, "signals", messages);
    const Signals found = signals(graph, timeline, nodes, community, arguments.signals);
    const Sightings sightings(graph.evidence().reports, timeline);
    std::vector<Candidate> shown_ones;
    std::uint32_t on_maps = 0;
    std::size_t standing_out = 0;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        Candidate candidate{nodes[i], {}, {}, found.scores[i]};
        if (is_term_kind(graph.nodes().kind[nodes[i]])) candidate.on_maps = on_maps++;
        if (!is_shown(candidate, maps, arguments.quadrant)) continue;
        standing_out += candidate.score.stands_out ? 1 : 0;
        shown_ones.push_back(candidate);
    }
    const std::string remarks = remarks_on(arguments, timeline, nodes.size(), shown_ones.size(),
                                           standing_out, found.median);
    std::ranges::stable_sort(shown_ones, std::greater(),
                             [](const Candidate& each) { return each.score.score; });
    shown_ones.resize(shown(arguments.top, shown_ones.size()));
    for (Candidate& each : shown_ones) {
        each.seen = sightings.of(reports_of_nodes(graph, std::span(&each.node, 1))[0]);
    }
    const bool for_people = format == TableFormat::table || format == TableFormat::markdown;
    const Table table =
        table_of(graph, shown_ones, maps, timeline, for_people, arguments.signals.rounds > 0);
    const int printed =
        print_with_remarks(table, remarks, format, arguments.output.place, messages);
    return std::max(printed, input.exit_code());
}

}  // namespace

Run add_signals(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    add_period(line, arguments->period);
    add_choice(line, "--quadrant", arguments->quadrant,
               "Which quadrant of both emergence maps is shown (Yoon 2012)")
        .standard = "weak";
    add_whole_number(line, "--least", arguments->least, 1'000'000,
                     "Leave out terms that fewer reports name");
    add_number(
        line, "--time-weight", "SHARE",
        "How much less a period counts on the maps than the next one", "from 0 to 1",
        [](double value) { return value >= 0 && value <= 1; },
        [arguments = arguments.get()](double value) { arguments->signals.time_weight = value; })
        .standard = "0.05";
    add_kind_filter(
        line, arguments->kinds,
        "Only nodes of these kinds, rows of reports among them, which are judged by the "
        "terms that they name");
    add_top(line, arguments->top, "How many to show");
    add_whole_number(line, "--rounds", arguments->signals.rounds, 1'000'000,
                     "How often the reports are drawn anew for the intervals; 0 is none");
    add_whole_number(line, "--seed", arguments->signals.seed, UINT64_MAX,
                     "Of the random choices; the same seed gives the same result");
    for (const char* name : {"--time-weight", "--rounds", "--seed"}) {
        line.find(name)->group = OptionGroup::precision;
    }
    add_table_options(line, arguments->output);
    add_input_options(line, arguments->input);
    return [arguments] { return show_signals(*arguments); };
}

}  // namespace sigloom
