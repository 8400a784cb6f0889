// `sigloom map`: topics by how central and how dense they are, and what becomes of them over time.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>

#include "core/foresight/strategic_map.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/commands.hpp"
#include "tools/community_search.hpp"
#include "tools/node_labels.hpp"
#include "tools/options.hpp"
#include "tools/results.hpp"
#include "tools/time_cut.hpp"

namespace sigloom {
namespace {

enum class Rows : std::uint8_t { themes, links };

struct Arguments {
    InputOptions input;
    TableOptions output;
    std::optional<PeriodLength> period;
    Rows rows = Rows::themes;
    EvolutionOptions evolution;
    std::size_t terms = 5;
    std::size_t top = 0;
};

/// The most typical terms of a theme.
std::string name_of_theme(const KnowledgeGraph& graph, const StrategicTheme& theme,
                          std::size_t terms) {
    return joined_labels(graph, std::span(theme.terms).first(std::min(terms, theme.terms.size())));
}

void append_figures(const KnowledgeGraph& graph, const StrategicTheme& theme,
                    const Arguments& arguments, std::vector<Cell>& row) {
    row.emplace_back(std::int64_t{theme.community});
    row.emplace_back(std::string(name_of(theme.quadrant)));
    row.emplace_back(theme.centrality);
    row.emplace_back(theme.density);
    row.emplace_back(static_cast<std::int64_t>(theme.terms.size()));
    row.emplace_back(static_cast<std::int64_t>(theme.reports));
    row.emplace_back(name_of_theme(graph, theme, arguments.terms));
}

const std::vector<std::string> figures{"theme", "quadrant", "centrality", "density",
                                       "size",  "reports",  "terms"};

Table table_of_map(const KnowledgeGraph& graph, const StrategicMap& map,
                   const Arguments& arguments) {
    Table table{figures, {}};
    for (const StrategicTheme& theme :
         std::span(map.themes).first(shown(arguments.top, map.themes.size()))) {
        append_figures(graph, theme, arguments, table.rows.emplace_back());
    }
    return table;
}

/// The numbers of the themes that a theme of a map is linked to in the next, or in the one before.
class LinkedThemes {
  public:
    explicit LinkedThemes(const ThematicEvolution& evolution) {
        for (const ThemeLink& link : evolution.links) {
            const auto number = [&](std::size_t map, std::size_t theme) {
                return std::to_string(evolution.maps[map].themes[theme].theme.community);
            };
            append(after_[{link.map, link.from}], number(link.map + 1, link.to));
            append(before_[{link.map + 1, link.to}], number(link.map, link.from));
        }
    }

    [[nodiscard]] std::string before(std::size_t map, std::size_t theme) const {
        return text_of(before_, map, theme);
    }
    [[nodiscard]] std::string after(std::size_t map, std::size_t theme) const {
        return text_of(after_, map, theme);
    }

  private:
    using Lists = std::map<std::pair<std::size_t, std::size_t>, std::string>;

    static void append(std::string& list, const std::string& number) {
        if (!list.empty()) list += "; ";
        list += number;
    }
    static std::string text_of(const Lists& lists, std::size_t map, std::size_t theme) {
        const auto place = lists.find({map, theme});
        return place == lists.end() ? std::string() : place->second;
    }

    Lists before_;
    Lists after_;
};

Table table_of_themes(const KnowledgeGraph& graph, const ThematicEvolution& evolution,
                      const Timeline& timeline, const Arguments& arguments) {
    Table table{{"period"}, {}};
    table.header.insert(table.header.end(), figures.begin(), figures.end());
    // The terms, which take the most room, come last.
    const auto last = table.header.end() - 1;
    table.header.insert(last, {"origin", "comes_from", "fate", "goes_to"});
    const LinkedThemes linked(evolution);
    for (std::size_t i = 0; i < evolution.maps.size(); ++i) {
        const auto& themes = evolution.maps[i].themes;
        for (std::size_t j = 0; j < shown(arguments.top, themes.size()); ++j) {
            auto& row = table.rows.emplace_back();
            row.emplace_back(timeline.periods.label(evolution.maps[i].period));
            append_figures(graph, themes[j].theme, arguments, row);
            const std::vector<Cell> became{
                std::string(name_of(themes[j].origin)), linked.before(i, j),
                std::string(name_of(themes[j].fate)), linked.after(i, j)};
            row.insert(row.end() - 1, became.begin(), became.end());
        }
    }
    return table;
}

Table table_of_links(const KnowledgeGraph& graph, const ThematicEvolution& evolution,
                     const Timeline& timeline, const Arguments& arguments) {
    Table table{{"from_period", "from_theme", "to_period", "to_theme", "inclusion", "jaccard",
                 "shared", "from_size", "to_size", "from_terms", "to_terms", "shared_terms"},
                {}};
    for (const ThemeLink& link : evolution.links) {
        const PeriodMap& earlier = evolution.maps[link.map];
        const PeriodMap& later = evolution.maps[link.map + 1];
        const StrategicTheme& from = earlier.themes[link.from].theme;
        const StrategicTheme& to = later.themes[link.to].theme;
        const auto terms = std::min(arguments.terms, link.shared.size());
        table.rows.push_back(
            {timeline.periods.label(earlier.period), std::int64_t{from.community},
             timeline.periods.label(later.period), std::int64_t{to.community}, link.inclusion,
             link.jaccard, static_cast<std::int64_t>(link.shared.size()),
             static_cast<std::int64_t>(from.terms.size()),
             static_cast<std::int64_t>(to.terms.size()),
             name_of_theme(graph, from, arguments.terms), name_of_theme(graph, to, arguments.terms),
             joined_labels(graph, std::span(link.shared).first(terms))});
    }
    return table;
}

std::string remarks_on(const StrategicMap& map, const Arguments& arguments) {
    return fmt::format(
        "{} of {} or more terms. The quadrants cross at the medians: centrality {:.4g}, density "
        "{:.4g} (Callon's, from numbers of reports).",
        counted(map.themes.size(), "theme"), arguments.evolution.least_terms, map.median_centrality,
        map.median_density);
}

std::string remarks_on(const ThematicEvolution& evolution, const Timeline& timeline,
                       const Arguments& arguments) {
    std::map<ThemeFate, std::size_t> fates;
    std::map<ThemeOrigin, std::size_t> origins;
    std::size_t themes = 0;
    for (const PeriodMap& map : evolution.maps) {
        themes += map.themes.size();
        for (const ThemeOfPeriod& each : map.themes) {
            ++fates[each.fate];
            ++origins[each.origin];
        }
    }
    const std::string_view length = name_of(timeline.periods.length());
    const std::string_view lengths = plural_of(timeline.periods.length());
    return fmt::format(
        "{} in {} of {} with reports ({} in all), of {} or more terms that {} or more reports of "
        "the period name. Linked from an inclusion of {:.3g} and a Jaccard index of {:.3g} on: {} "
        "continue, {} split, {} merge, {} die, {} appear. The quadrants of each period cross at "
        "its "
        "own medians.",
        counted(themes, "theme"), evolution.maps.size(),
        counted(timeline.filled(), length, lengths), counted(timeline.dated, "dated report"),
        arguments.evolution.least_terms, arguments.evolution.least_reports,
        arguments.evolution.inclusion, arguments.evolution.jaccard, fates[ThemeFate::continues],
        fates[ThemeFate::splits], fates[ThemeFate::merges], fates[ThemeFate::dies],
        origins[ThemeOrigin::appears]);
}

int show_whole(const Input& input, const Arguments& arguments, Messages& messages) {
    const auto community = community_of_nodes(
        find_communities(input.graph, CommunityNodes::terms, arguments.evolution.communities),
        input.graph.node_count());
    messages.end_progress();
    const StrategicMap map = strategic_map(input.graph, community, arguments.evolution.least_terms);
    return print_with_remarks(table_of_map(input.graph, map, arguments), remarks_on(map, arguments),
                              format_of(arguments.output), arguments.output.place, messages);
}

int show_evolution(const Input& input, const Arguments& arguments, Messages& messages) {
    const Timeline timeline = timeline_for("maps", input.graph, arguments.period, messages);
    const ThematicEvolution evolution =
        thematic_evolution(input.graph, timeline, arguments.evolution);
    messages.end_progress();
    const Table table = arguments.rows == Rows::links
                            ? table_of_links(input.graph, evolution, timeline, arguments)
                            : table_of_themes(input.graph, evolution, timeline, arguments);
    return print_with_remarks(table, remarks_on(evolution, timeline, arguments),
                              format_of(arguments.output), arguments.output.place, messages);
}

int show_map(Arguments& arguments) {
    format_of(arguments.output);  // a wrong one is refused before anything is read
    Messages messages(arguments.input.verbosity);
    const Input input = load_input(arguments.input, messages);
    arguments.evolution.communities.context =
        measure_context(arguments.input, "communities", messages);
    try {
        const bool by_period = arguments.period || arguments.rows == Rows::links;
        const int printed = by_period ? show_evolution(input, arguments, messages)
                                      : show_whole(input, arguments, messages);
        return std::max(printed, input.exit_code());
    } catch (const std::invalid_argument& error) {
        throw Failure(fmt::format("no map: {}", error.what()));
    }
}

}  // namespace

Run add_map(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    EvolutionOptions& evolution = arguments->evolution;
    add_period(line, arguments->period).help =
        "A map for each year, half, quarter or month, and what becomes of each theme in the next";
    line.add({.name = "--evolution",
              .takes = Takes::nothing,
              .help = "List the links between the themes of neighbouring periods",
              .set = assign(arguments->rows, Rows::links)});
    add_number(
        line, "--inclusion", "SHARE",
        "Themes of two periods are linked if of the smaller one at least this share of the terms "
        "is in the other",
        "above 0, at most 1", [](double value) { return value > 0 && value <= 1; },
        [&evolution](double value) { evolution.inclusion = value; })
        .standard = "0.1";
    add_number(
        line, "--jaccard", "SHARE", "And if at least this share of the terms of both are in both",
        "from 0 to 1", [](double value) { return value >= 0 && value <= 1; },
        [&evolution](double value) { evolution.jaccard = value; })
        .standard = "0";
    add_whole_number(line, "--least", evolution.least_reports, 1'000'000,
                     "Leave out of a period what fewer of its reports name");
    add_whole_number(line, "--least-terms", evolution.least_terms, 1'000'000,
                     "Leave out themes of fewer terms");
    add_whole_number(line, "--terms", arguments->terms, UINT32_MAX,
                     "How many typical terms name a theme");
    add_top(line, arguments->top, "How many themes to show, the largest first; of each period");
    add_whole_number(line, "--seed", evolution.communities.seed, UINT64_MAX,
                     "Of the random choices; the same seed gives the same communities");
    line.find("--seed")->group = OptionGroup::precision;
    add_table_options(line, arguments->output);
    add_input_options(line, arguments->input);
    return [arguments] { return show_map(*arguments); };
}

}  // namespace sigloom
