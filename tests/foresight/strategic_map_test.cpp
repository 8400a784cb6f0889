#include "core/foresight/strategic_map.hpp"

#include <gmock/gmock.h>

#include "tests/support/dated_reports.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Terms with these numbers of reports, and pairs with these.
KnowledgeGraph counted_graph(const std::vector<std::int32_t>& reports,
                             const std::vector<std::pair<EdgeEnds, std::int32_t>>& pairs) {
    NodeTable nodes;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        nodes.label.push_back(std::string(1, static_cast<char>('a' + i)));
        nodes.id.push_back("theme:" + std::string(nodes.label[i]));
        nodes.kind.push_back("theme");
    }
    nodes.columns.push_back({column_names::reports, reports, {}});
    EdgeTable edges;
    std::vector<EdgeEnds> ends;
    std::vector<double> weight;
    std::vector<std::int32_t> count;
    for (const auto& [pair, joint] : pairs) {
        ends.push_back(pair);
        weight.push_back(joint);
        count.push_back(joint);
        edges.kind.push_back("cooccurs");
    }
    edges.ends = std::move(ends);
    edges.weight = std::move(weight);
    edges.columns.push_back({column_names::count, std::move(count), {}});
    return {std::move(nodes), std::move(edges)};
}

TEST(StrategicMap, CentralityAndDensityAreThoseOfTheWorkedExample) {
    const KnowledgeGraph graph = counted_graph(
        {10, 8, 5, 6, 4},
        {{{0, 1}, 6}, {{0, 2}, 3}, {{1, 2}, 2}, {{3, 4}, 3}, {{0, 3}, 2}, {{2, 4}, 1}});
    const StrategicMap map = strategic_map(graph, std::vector<std::int32_t>{0, 0, 0, 1, 1}, 2);
    ASSERT_EQ(map.themes.size(), 2U);
    EXPECT_NEAR(map.themes[0].centrality, 1.166667, 5e-7);
    EXPECT_NEAR(map.themes[1].centrality, 1.166667, 5e-7);
    EXPECT_NEAR(map.themes[0].density, 24.333333, 5e-7);
    EXPECT_NEAR(map.themes[1].density, 18.75, 1e-12);
    EXPECT_NEAR(map.median_density, (73. / 3 + 18.75) / 2, 1e-12);
    EXPECT_EQ(map.themes[0].quadrant, StrategicQuadrant::niche) << "on an axis is not above it";
    EXPECT_EQ(map.themes[1].quadrant, StrategicQuadrant::emerging_or_declining);
}

TEST(StrategicMap, ThemesHaveTheirQuadrantByTheMedians) {
    // Pairs 01, 23, 45, 67; the ties 02 and 46 run between them.
    const KnowledgeGraph graph = counted_graph(
        {4, 4, 4, 4, 4, 4, 4, 4},
        {{{0, 1}, 4}, {{2, 3}, 1}, {{4, 5}, 4}, {{6, 7}, 1}, {{0, 2}, 3}, {{4, 6}, 1}});
    const StrategicMap map =
        strategic_map(graph, std::vector<std::int32_t>{0, 0, 1, 1, 2, 2, 3, 3}, 2);
    std::vector<StrategicQuadrant> quadrants;
    for (const StrategicTheme& theme : map.themes) quadrants.push_back(theme.quadrant);
    EXPECT_THAT(quadrants,
                ElementsAre(StrategicQuadrant::motor, StrategicQuadrant::basic,
                            StrategicQuadrant::niche, StrategicQuadrant::emerging_or_declining));
}

TEST(StrategicMap, SmallCommunitiesAreNoThemesButTiesToThemCount) {
    const KnowledgeGraph graph =
        counted_graph({2, 2, 2, 2}, {{{0, 1}, 2}, {{1, 2}, 1}, {{1, 3}, 2}});
    const StrategicMap map = strategic_map(graph, std::vector<std::int32_t>{0, 0, 1, -1}, 2);
    ASSERT_EQ(map.themes.size(), 1U);
    EXPECT_NEAR(map.themes[0].centrality, 10 * 0.25, 1e-12) << "what is in none does not";
    EXPECT_NEAR(map.themes[0].density, 100 * 1. / 2, 1e-12);
    EXPECT_EQ(map.themes[0].terms.size(), 2U);
}

TEST(StrategicMap, TakesNumbersOfReports) {
    NodeTable nodes;
    nodes.id.push_back("theme:a");
    nodes.label.push_back("a");
    nodes.kind.push_back("theme");
    const KnowledgeGraph graph(std::move(nodes), {});
    try {
        strategic_map(graph, std::vector<std::int32_t>{0});
        FAIL();
    } catch (const std::invalid_argument& error) {
        EXPECT_THAT(error.what(), HasSubstr("it takes the columns"));
    }
    EXPECT_THAT(strategic_map(counted_graph({}, {}), {}).themes, IsEmpty());
}

/// Two reports of each of these sets of terms in each month.
KnowledgeGraph months(const std::vector<std::vector<std::vector<std::string>>>& themes) {
    std::vector<test::DatedReport> reports;
    for (std::size_t month = 0; month < themes.size(); ++month) {
        for (const auto& terms : themes[month]) {
            std::vector<std::string> ids;
            for (const std::string& term : terms) ids.push_back("theme:" + term);
            reports.insert(reports.end(), 2,
                           {static_cast<std::int32_t>(20240101 + 100 * month), ids});
        }
    }
    return test::graph_of(reports);
}

ThematicEvolution evolution_of(const KnowledgeGraph& graph, const EvolutionOptions& options = {}) {
    return thematic_evolution(graph, timeline_of(graph.evidence().reports, PeriodLength::month),
                              options);
}

std::vector<std::string> fates_of(const PeriodMap& map) {
    std::vector<std::string> fates;
    for (const ThemeOfPeriod& each : map.themes) fates.emplace_back(name_of(each.fate));
    return fates;
}

std::vector<std::string> origins_of(const PeriodMap& map) {
    std::vector<std::string> origins;
    for (const ThemeOfPeriod& each : map.themes) origins.emplace_back(name_of(each.origin));
    return origins;
}

TEST(ThematicEvolution, TellsWhatContinuesSplitsMergesDiesAndAppears) {
    // a goes on; b1 and b2 part; c and d become one; e ends and f begins. The largest theme comes first.
    const KnowledgeGraph graph = months({{{"a1", "a2", "a3", "a4", "a5", "a6", "a7"},
                                          {"b1", "b2", "b3", "b4", "b5", "b6"},
                                          {"c1", "c2", "c3", "c4"},
                                          {"d1", "d2", "d3"},
                                          {"e1", "e2", "e3"}},
                                         {{"c1", "c2", "c3", "c4", "d1", "d2", "d3", "c5"},
                                          {"a1", "a2", "a3", "a4", "a5", "a6", "a7"},
                                          {"f1", "f2", "f3", "f4"},
                                          {"b1", "b2", "b3"},
                                          {"b4", "b5", "b6"}}});
    const ThematicEvolution found = evolution_of(graph);
    ASSERT_EQ(found.maps.size(), 2U);
    EXPECT_THAT(fates_of(found.maps[0]),
                ElementsAre("continues", "splits", "merges", "merges", "dies"));
    EXPECT_THAT(origins_of(found.maps[0]), ElementsAre("", "", "", "", ""));
    EXPECT_THAT(origins_of(found.maps[1]),
                ElementsAre("merged", "continues", "appears", "split off", "split off"));
    EXPECT_THAT(fates_of(found.maps[1]), ElementsAre("", "", "", "", ""));
    ASSERT_EQ(found.links.size(), 5U);
    EXPECT_EQ(found.links[0].from, 0U);
    EXPECT_EQ(found.links[0].to, 1U);
    EXPECT_EQ(found.links[0].inclusion, 1);
    EXPECT_EQ(found.links[0].jaccard, 1);
    // b: 3 of 3 in the smaller, 3 of 6 in both.
    EXPECT_EQ(found.links[1].inclusion, 1);
    EXPECT_EQ(found.links[1].jaccard, 0.5);
    EXPECT_EQ(found.links[3].shared.size(), 4U);
    EXPECT_EQ(found.links[3].jaccard, 4. / 8);
}

TEST(ThematicEvolution, LinksAreThoseFromTheThresholdsOn) {
    const KnowledgeGraph graph = months({{{"a1", "a2", "a3", "a4"}}, {{"a1", "a2", "x1", "x2"}}});
    EXPECT_EQ(evolution_of(graph).links.size(), 1U);
    EXPECT_EQ(evolution_of(graph, {.inclusion = 0.5}).links.size(), 1U) << "half of either";
    EXPECT_EQ(evolution_of(graph, {.inclusion = 0.51}).links.size(), 0U);
    EXPECT_EQ(evolution_of(graph, {.inclusion = 0.1, .jaccard = 1. / 3}).links.size(), 1U);
    EXPECT_EQ(evolution_of(graph, {.inclusion = 0.1, .jaccard = 0.34}).links.size(), 0U);
}

TEST(ThematicEvolution, PeriodsWithoutThemesAreLeftOut) {
    const KnowledgeGraph graph =
        months({{{"a1", "a2", "a3"}}, {}, {{"x1", "x2"}}, {{"a1", "a2", "a3"}}});
    const ThematicEvolution found = evolution_of(graph);
    ASSERT_EQ(found.maps.size(), 2U);
    EXPECT_EQ(found.maps[1].period, 3U);
    EXPECT_THAT(origins_of(found.maps[1]), ElementsAre("continues"));
    EXPECT_EQ(found.maps[0].themes[0].theme.reports, 2U);
}

TEST(ThematicEvolution, WhatTooFewReportsOfAPeriodNameDoesNotCountThere) {
    const KnowledgeGraph graph = months({{{"a1", "a2", "a3"}}, {{"a1", "a2", "a3"}}});
    EXPECT_THAT(evolution_of(graph, {.least_reports = 3}).maps, IsEmpty());
    EXPECT_EQ(evolution_of(graph, {.least_reports = 2}).maps.size(), 2U);
}

}  // namespace
}  // namespace sigloom
