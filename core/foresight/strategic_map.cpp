#include "core/foresight/strategic_map.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/foresight/community_terms.hpp"
#include "core/foresight/median.hpp"
#include "core/foresight/term_network.hpp"
#include "core/graph/column_names.hpp"

namespace sigloom {
namespace {

/// Sums of e_ij of each community.
struct Equivalence {
    double inside = 0;
    double outside = 0;
};

std::vector<Equivalence> equivalences(const KnowledgeGraph& graph,
                                      std::span<const std::int32_t> community, std::size_t count) {
    const Column* reports = find_column(graph.nodes().columns, column_names::reports);
    const Column* joint = find_column(graph.edges().columns, column_names::count);
    if (reports == nullptr || joint == nullptr) {
        throw std::invalid_argument(
            "it takes the columns \"reports\" of nodes and \"count\" of edges, which graphs of "
            "reports have");
    }
    std::vector<Equivalence> sums(count);
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [a, b] = graph.edges().ends[edge];
        if (community[a] < 0 || community[b] < 0) continue;
        const double c_ij = joint->number(edge).value_or(0);
        const double c_i = reports->number(a).value_or(0);
        const double c_j = reports->number(b).value_or(0);
        if (!(c_i > 0 && c_j > 0)) continue;
        const double e = c_ij * c_ij / (c_i * c_j);
        if (community[a] == community[b]) {
            sums[static_cast<std::size_t>(community[a])].inside += e;
            continue;
        }
        sums[static_cast<std::size_t>(community[a])].outside += e;
        sums[static_cast<std::size_t>(community[b])].outside += e;
    }
    return sums;
}

StrategicQuadrant quadrant_of(bool is_central, bool is_dense) {
    if (is_central) return is_dense ? StrategicQuadrant::motor : StrategicQuadrant::basic;
    return is_dense ? StrategicQuadrant::niche : StrategicQuadrant::emerging_or_declining;
}

void place_in_quadrants(StrategicMap& map) {
    std::vector<double> centrality;
    std::vector<double> density;
    for (const StrategicTheme& theme : map.themes) {
        centrality.push_back(theme.centrality);
        density.push_back(theme.density);
    }
    map.median_centrality = median(std::move(centrality));
    map.median_density = median(std::move(density));
    for (StrategicTheme& theme : map.themes) {
        theme.quadrant = quadrant_of(theme.centrality > map.median_centrality,
                                     theme.density > map.median_density);
    }
}

/// The map of one period, with nodes of the whole graph; without themes where it has none.
PeriodMap map_of_period(const KnowledgeGraph& whole, const Timeline& timeline, std::size_t period,
                        const EvolutionOptions& options) {
    const auto is_of_period = [&](std::uint32_t report) {
        return timeline.period_of_report[report] == period;
    };
    const TermNetwork network = term_network(whole, is_of_period, options.least_reports);
    const KnowledgeGraph graph = graph_of(network, whole);
    const Communities found = communities(graph, options.communities);
    std::vector<std::int32_t> of_whole(whole.node_count(), -1);
    for (std::uint32_t term = 0; term < network.size(); ++term) {
        of_whole[network.node[term]] = found.community[term];
    }
    const auto reports = reports_of_communities(whole, of_whole);
    PeriodMap result{period, {}, 0, 0};
    StrategicMap map = strategic_map(graph, found.community, options.least_terms);
    result.median_centrality = map.median_centrality;
    result.median_density = map.median_density;
    for (StrategicTheme& theme : map.themes) {
        for (Node& term : theme.terms) term = network.node[term];
        const auto& named_by = reports[static_cast<std::size_t>(theme.community)];
        theme.reports = static_cast<std::size_t>(
            std::ranges::count_if(named_by, is_of_period, &ReportOfCommunity::report));
        result.themes.push_back({std::move(theme), ThemeOrigin::not_known, ThemeFate::not_known});
    }
    return result;
}

class Evolution {
  public:
    Evolution(const KnowledgeGraph& graph, const EvolutionOptions& options)
        : graph_(graph), options_(options) {}

    void add(PeriodMap map) {
        found_.maps.push_back(std::move(map));
        if (found_.maps.size() > 1) link(found_.maps.size() - 2);
    }

    ThematicEvolution finish() {
        for (std::size_t i = 0; i + 1 < found_.maps.size(); ++i) name_what_became(i);
        return std::move(found_);
    }

  private:
    /// Links the themes of a map and of the next.
    void link(std::size_t earlier) {
        const auto& from = found_.maps[earlier].themes;
        const auto& to = found_.maps[earlier + 1].themes;
        constexpr std::size_t none = SIZE_MAX;
        std::vector<std::size_t> theme_of(graph_.node_count(), none);
        for (std::size_t j = 0; j < to.size(); ++j) {
            for (const Node term : to[j].theme.terms) theme_of[term] = j;
        }
        for (std::size_t i = 0; i < from.size(); ++i) {
            std::vector<std::vector<Node>> shared(to.size());
            for (const Node term : from[i].theme.terms) {
                if (theme_of[term] != none) shared[theme_of[term]].push_back(term);
            }
            for (std::size_t j = 0; j < to.size(); ++j) {
                if (shared[j].empty()) continue;
                const auto of_from = static_cast<double>(from[i].theme.terms.size());
                const auto of_to = static_cast<double>(to[j].theme.terms.size());
                const auto both = static_cast<double>(shared[j].size());
                const double inclusion = both / std::min(of_from, of_to);
                const double jaccard = both / (of_from + of_to - both);
                if (inclusion < options_.inclusion || jaccard < options_.jaccard) continue;
                found_.links.push_back({earlier, i, j, std::move(shared[j]), inclusion, jaccard});
            }
        }
    }

    /// Fates of a map's themes, and origins of those of the next.
    void name_what_became(std::size_t earlier) {
        auto& from = found_.maps[earlier].themes;
        auto& to = found_.maps[earlier + 1].themes;
        std::vector<std::size_t> successors(from.size());
        std::vector<std::size_t> predecessors(to.size());
        for (ThemeOfPeriod& each : from) each.fate = ThemeFate::dies;
        for (ThemeOfPeriod& each : to) each.origin = ThemeOrigin::appears;
        for (const ThemeLink& each : found_.links) {
            if (each.map != earlier) continue;
            ++successors[each.from];
            ++predecessors[each.to];
        }
        for (const ThemeLink& each : found_.links) {
            if (each.map != earlier) continue;
            const bool splits = successors[each.from] > 1;
            const bool merges = predecessors[each.to] > 1;
            from[each.from].fate = splits   ? ThemeFate::splits
                                   : merges ? ThemeFate::merges
                                            : ThemeFate::continues;
            to[each.to].origin = merges   ? ThemeOrigin::merged
                                 : splits ? ThemeOrigin::split_off
                                          : ThemeOrigin::continues;
        }
    }

    const KnowledgeGraph& graph_;
    const EvolutionOptions& options_;
    ThematicEvolution found_;
};

}  // namespace

StrategicMap strategic_map(const KnowledgeGraph& graph, std::span<const std::int32_t> community,
                           std::size_t least) {
    auto terms = terms_of_communities(graph, community, SIZE_MAX);
    const auto sums = equivalences(graph, community, terms.size());
    const auto reports = reports_of_communities(graph, community);
    StrategicMap map;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (terms[i].size() < std::max<std::size_t>(1, least)) continue;
        StrategicTheme& theme = map.themes.emplace_back();
        theme.community = static_cast<std::int32_t>(i);
        theme.centrality = 10 * sums[i].outside;
        theme.density = 100 * sums[i].inside / static_cast<double>(terms[i].size());
        theme.reports = reports[i].size();
        theme.terms = std::move(terms[i]);
    }
    place_in_quadrants(map);
    return map;
}

ThematicEvolution thematic_evolution(const KnowledgeGraph& graph, const Timeline& timeline,
                                     const EvolutionOptions& options) {
    if (graph.evidence().empty()) {
        throw std::invalid_argument(
            "it takes the evidence, which reports and JSON files of ours carry");
    }
    Evolution evolution(graph, options);
    for (std::size_t period = 0; period < timeline.reports.size(); ++period) {
        if (timeline.reports[period] == 0) continue;
        PeriodMap map = map_of_period(graph, timeline, period, options);
        if (!map.themes.empty()) evolution.add(std::move(map));
    }
    return evolution.finish();
}

}  // namespace sigloom
