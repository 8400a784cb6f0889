// The strategic diagram: which themes hold a field together, which are worked out in themselves, and what
// becomes of them from one period to the next.
//
// With c_i the reports that name term i, and c_ij those that name both i and j:
//
//   equivalence  e_ij = c_ij^2 / (c_i c_j)                                                   [1]
//   centrality   10 * sum of e_ij from the theme's terms to those of other themes            [1, 2]
//   density      100 * sum of e_ij inside the theme / number of its terms                    [1, 2]
//
// Quadrants cross at the medians of all themes; a theme on an axis is not above it [2]:
//
//                        dense      not dense
//   central              motor      basic
//   not central          niche      emerging or declining
//
// From one period to the next, themes A and B are linked by the terms that they share:
//
//   inclusion    |A and B| / min(|A|, |B|)                                                   [2]
//   jaccard      |A and B| / |A or B|   (the stability index)                                [2]
//
// [1] M. Callon, J. P. Courtial, F. Laville (1991). Co-word analysis as a tool for describing the network
//     of interactions between basic and technological research. Scientometrics 22.
// [2] M. J. Cobo, A. G. López-Herrera, E. Herrera-Viedma, F. Herrera (2011). An approach for detecting,
//     quantifying, and visualizing the evolution of a research field. Journal of Informetrics 5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/communities/communities.hpp"
#include "core/base/enum_names.hpp"
#include "core/foresight/timeline.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

enum class StrategicQuadrant : std::uint8_t { motor, basic, niche, emerging_or_declining };

template <>
inline constexpr auto enum_names<StrategicQuadrant> = enum_table<StrategicQuadrant>(
    {{StrategicQuadrant::motor, "motor"},
     {StrategicQuadrant::basic, "basic"},
     {StrategicQuadrant::niche, "niche"},
     {StrategicQuadrant::emerging_or_declining, "emerging or declining"}});

struct StrategicTheme {
    std::int32_t community = 0;  ///< its number
    std::vector<Node> terms;     ///< of the graph, the most typical first (typical_terms.hpp)
    std::size_t reports = 0;  ///< that name at least two of its terms; 0 where there is no evidence
    double centrality = 0;
    double density = 0;
    StrategicQuadrant quadrant = StrategicQuadrant::emerging_or_declining;
};

struct StrategicMap {
    std::vector<StrategicTheme> themes;  ///< by number of the community
    double median_centrality = 0;
    double median_density = 0;
};

/// Of the communities (-1: in none) that have at least `least` terms; the ties to terms of smaller ones count for
/// centrality. c_i and c_ij are the columns `reports` of nodes and `count` of edges; throws
/// std::invalid_argument, with the reason for people, where the graph lacks them. O(nodes + edges).
StrategicMap strategic_map(const KnowledgeGraph& graph, std::span<const std::int32_t> community,
                           std::size_t least = 3);

/// What becomes of a theme in the next map. One that splits and takes part in a merger counts as splitting.
enum class ThemeFate : std::uint8_t {
    continues,  ///< as one theme that comes from it alone
    splits,     ///< into several
    merges,     ///< with others into one
    dies,       ///< nothing there is linked to it
    not_known   ///< there is no next map
};

template <>
inline constexpr auto enum_names<ThemeFate> = enum_table<ThemeFate>({{ThemeFate::continues,
                                                                      "continues"},
                                                                     {ThemeFate::splits, "splits"},
                                                                     {ThemeFate::merges, "merges"},
                                                                     {ThemeFate::dies, "dies"},
                                                                     {ThemeFate::not_known, ""}});

/// What a theme was in the map before.
enum class ThemeOrigin : std::uint8_t {
    continues,  ///< one theme that became it alone
    split_off,  ///< one theme that became others, too
    merged,     ///< several themes
    appears,    ///< nothing there is linked to it
    not_known   ///< there is no map before
};

template <>
inline constexpr auto enum_names<ThemeOrigin> =
    enum_table<ThemeOrigin>({{ThemeOrigin::continues, "continues"},
                             {ThemeOrigin::split_off, "split off"},
                             {ThemeOrigin::merged, "merged"},
                             {ThemeOrigin::appears, "appears"},
                             {ThemeOrigin::not_known, ""}});

struct ThemeOfPeriod {
    StrategicTheme theme;
    ThemeOrigin origin = ThemeOrigin::not_known;
    ThemeFate fate = ThemeFate::not_known;
};

/// The map of the reports of one period.
struct PeriodMap {
    std::size_t period = 0;
    std::vector<ThemeOfPeriod> themes;
    double median_centrality = 0;
    double median_density = 0;
};

/// Two themes of neighbouring maps.
struct ThemeLink {
    std::size_t map = 0;       ///< number of the earlier one in ThematicEvolution::maps
    std::size_t from = 0;      ///< number of the theme there
    std::size_t to = 0;        ///< number of the theme in the next map
    std::vector<Node> shared;  ///< terms of both, in the order of the earlier
    double inclusion = 0;      ///< above 0 to 1
    double jaccard = 0;        ///< above 0 to 1
};

struct ThematicEvolution {
    std::vector<PeriodMap> maps;   ///< of the periods that have themes, in order of time
    std::vector<ThemeLink> links;  ///< by map, from, to
};

struct EvolutionOptions {
    std::int32_t least_reports = 2;  ///< of a period that name a term, or it does not count there
    std::size_t least_terms = 3;     ///< of a theme
    double inclusion = 0.1;          ///< from which two themes are linked; above 0, at most 1
    double jaccard = 0;              ///< the same; 0 to 1
    CommunityOptions communities;
};

/// The communities of the terms of each period (ties are numbers of reports), and how they go over into each
/// other. O(sum over periods of the cost of communities()). Throws std::invalid_argument where the graph
/// carries no evidence.
ThematicEvolution thematic_evolution(const KnowledgeGraph& graph, const Timeline& timeline,
                                     const EvolutionOptions& options = {});

}  // namespace sigloom
