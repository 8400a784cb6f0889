#include "core/graph/edge_sum.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/graph/weave.hpp"
#include "tests/graph/contributing.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

KnowledgeGraph woven(std::vector<Contribution> reports, WeaveOptions options = {}) {
    options.names = NamesRule::exact;
    DiagnosticList diagnostics;
    return weave(Contributions(std::move(reports)), options, diagnostics).graph;
}

/// What stands in a column for the edge of two ids; -1 for nothing.
double edge_value(const KnowledgeGraph& graph, std::string_view a, std::string_view b,
                  std::string_view column) {
    const Edge edge = graph.find_edge(graph.find_id(a).value(), graph.find_id(b).value()).value();
    return find_column(graph.edges().columns, column)->number(edge).value_or(-1);
}

double weight(const KnowledgeGraph& graph, std::string_view a, std::string_view b) {
    const Edge edge = graph.find_edge(graph.find_id(a).value(), graph.find_id(b).value()).value();
    return graph.edges().weight[edge];
}

TEST(EdgeSum, RoundsWhatEachReportAddsToWholeMillionthsHalvesUp) {
    // 1.0025/5 * 1.005/5 is 40,300.5 millionths, and 1.0025/5 * 1.01/5 is 40,501.
    const std::string text =
        markdown_of("", {}, {{"A", "1.0025", ""}, {"B", "1.005", ""}, {"C", "1.01", ""}});
    const KnowledgeGraph once = woven({contribution_of("a.md", text)}, {.pairs = PairChoice::all});
    EXPECT_EQ(weight(once, "issue:a", "issue:b"), 0.040301);
    EXPECT_EQ(weight(once, "issue:a", "issue:c"), 0.040501);
    const KnowledgeGraph twice = woven(
        {contribution_of("a.md", text), contribution_of("b.md", text)}, {.pairs = PairChoice::all});
    EXPECT_EQ(weight(twice, "issue:a", "issue:b"), 0.080602);
}

TEST(EdgeSum, AnEdgeHasTheDatesOfTheReportsThatJoinItsNodesAndOfNoOther) {
    const KnowledgeGraph graph =
        woven({contribution_of("a.md", markdown_of("20200101", {"kelp", "sand"})),
               contribution_of("b.md", markdown_of("20220101", {"kelp", "tide"})),
               contribution_of("c.md", markdown_of("20210101", {"kelp", "tide"})),
               contribution_of("d.md", markdown_of("", {"kelp", "tide"})),
               contribution_of("e.md", markdown_of("20230101", {"sand", "tide"}))});
    EXPECT_EQ(edge_value(graph, "theme:kelp", "theme:tide", "first_seen"), 20210101);
    EXPECT_EQ(edge_value(graph, "theme:kelp", "theme:tide", "last_seen"), 20220101);
    EXPECT_EQ(edge_value(graph, "theme:kelp", "theme:tide", "count"), 3);
    EXPECT_EQ(edge_value(graph, "theme:kelp", "theme:sand", "first_seen"), 20200101);
    EXPECT_EQ(edge_value(graph, "theme:kelp", "theme:sand", "last_seen"), 20200101);
    EXPECT_EQ(edge_value(graph, "theme:sand", "theme:tide", "first_seen"), 20230101);
}

TEST(EdgeSum, TheDateOfALinkIsThatOfTheReportThatHoldsIt) {
    const std::string link = "## Closest\n* [b](b)\n";
    const KnowledgeGraph graph =
        woven({contribution_of("a.md", markdown_of("20200101", {"kelp"}) + link),
               contribution_of("b.md", markdown_of("20220101", {"tide"}))},
              {.report_nodes = ReportNodes::include});
    EXPECT_EQ(edge_value(graph, "report:a-md", "report:b-md", "first_seen"), 20200101);
    EXPECT_EQ(edge_value(graph, "report:a-md", "report:b-md", "last_seen"), 20200101);
    EXPECT_EQ(edge_value(graph, "report:b-md", "theme:tide", "first_seen"), 20220101);
}

TEST(EdgeSum, LinksThatLeadBothWaysAreTwo) {
    const KnowledgeGraph graph =
        woven({contribution_of("a.md", markdown_of("20200101", {"kelp"}) + "## Closest\n* [](b)\n"),
               contribution_of("b.md", markdown_of("20220101", {"tide"}) + "## Closest\n* [](a)\n"
                                                                           "* [](a)\n* [](b)\n")},
              {.report_nodes = ReportNodes::include});
    EXPECT_EQ(weight(graph, "report:a-md", "report:b-md"), 2);
    EXPECT_EQ(edge_value(graph, "report:a-md", "report:b-md", "first_seen"), 20200101);
    EXPECT_EQ(edge_value(graph, "report:a-md", "report:b-md", "last_seen"), 20220101);
}

TEST(EdgeSum, MentionsAreCountedInTheReportsWhoseRowsNameTheTerm) {
    const auto report = [](const char* path, const char* description) {
        return contribution_of(path, markdown_of("", {"kelp"}, {{"Seals", "5", description}}));
    };
    const KnowledgeGraph graph =
        woven({report("a.md", "Eat kelp."), report("b.md", "Sleep."), report("c.md", "Kelp.")});
    EXPECT_EQ(edge_value(graph, "issue:seals", "theme:kelp", "mentions"), 2);
    EXPECT_EQ(edge_value(graph, "issue:seals", "theme:kelp", "count"), 3);
    EXPECT_EQ(weight(graph, "issue:seals", "theme:kelp"), 3);
}

TEST(EdgeSum, LeavesOutWhatFewerReportsSpeakForAndSaysHowMuch) {
    const auto build = [](std::int32_t min_count) {
        std::vector<Contribution> reports{
            contribution_of("a.md", markdown_of("20200101", {"kelp", "sand", "salt"})),
            contribution_of("b.md", markdown_of("20220101", {"kelp", "sand"})),
            contribution_of("c.md", markdown_of("20210101", {"kelp", "sand", "tide"})),
            contribution_of("d.md", markdown_of("20210101", {"kelp", "tide"}))};
        DiagnosticList diagnostics;
        return weave(Contributions(std::move(reports)),
                     {.min_count = min_count, .names = NamesRule::exact}, diagnostics);
    };
    const BuildResult all = build(1);
    EXPECT_EQ(all.edges_left_out, 0U);
    EXPECT_EQ(all.graph.edge_count(), 5U);
    EXPECT_FALSE(all.graph.evidence().is_of_part);
    const BuildResult frequent = build(2);
    EXPECT_EQ(frequent.edges_left_out, 3U);
    EXPECT_EQ(frequent.graph.nodes(), all.graph.nodes());
    EXPECT_EQ(frequent.graph.edge_count(), 2U);
    EXPECT_EQ(edge_value(frequent.graph, "theme:kelp", "theme:sand", "count"), 3);
    EXPECT_EQ(edge_value(frequent.graph, "theme:kelp", "theme:tide", "first_seen"), 20210101);
    EXPECT_TRUE(frequent.graph.evidence().is_of_part);
    EXPECT_EQ(build(4).graph.edge_count(), 0U);
}

TEST(EdgeSum, PutsTheEdgesInOrder) {
    const KnowledgeGraph graph = woven({contribution_of("a.md", markdown_of("", {"d", "b"})),
                                        contribution_of("b.md", markdown_of("", {"c", "a", "d"}))});
    EXPECT_THAT(graph.edges().ends,
                ElementsAre(EdgeEnds{0, 2}, EdgeEnds{0, 3}, EdgeEnds{1, 3}, EdgeEnds{2, 3}));
}

TEST(PairSum, AddsDatesUpToTheirRange) {
    PairSum sum = PairSum::of(3, true, 20240105);
    sum += PairSum::of(4, false, 0);
    sum += PairSum::of(5, true, 20230105);
    EXPECT_EQ(sum, (PairSum{12, 3, 2, 20230105, 20240105}));
    PairSum undated;
    undated += PairSum::of(1, false, 20240105);
    EXPECT_EQ(undated, (PairSum{1, 1, 0, 20240105, 20240105}));
}

}  // namespace
}  // namespace sigloom
