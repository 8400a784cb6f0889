#include "core/foresight/term_network.hpp"

#include <gmock/gmock.h>

#include "tests/support/dated_reports.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

const std::vector<test::DatedReport> reports{
    {20240101, {"theme:a", "theme:b", "theme:c", "signal:s"}},
    {20240201, {"theme:a", "theme:b", "entity:e"}},
    {20240301, {"theme:c", "theme:d"}}};

TEST(TermNetwork, CountsTheReportsThatNameBothOfTwoTerms) {
    const KnowledgeGraph graph = test::graph_of(reports);
    const TermNetwork network = term_network(graph, [](std::uint32_t) { return true; });
    // Nodes by id: entity:e 0, signal:s 1, theme:a 2, ...
    EXPECT_THAT(network.node, ElementsAre(0, 2, 3, 4, 5)) << "rows are no terms";
    EXPECT_THAT(network.reports, ElementsAre(1, 2, 2, 2, 1));
    EXPECT_THAT(network.strength, ElementsAre(2, 4, 4, 3, 1));
    ASSERT_TRUE(network.are_joined(1, 2));
    EXPECT_EQ(network.ties[network.rows.find_arc(1, 2)], 2);
    EXPECT_FALSE(network.are_joined(1, 4));
}

TEST(TermNetwork, OnlyReportsThatCountAndTermsOfEnoughOfThemAreThere) {
    const KnowledgeGraph graph = test::graph_of(reports);
    const auto first_two = [](std::uint32_t report) { return report < 2; };
    EXPECT_THAT(term_network(graph, first_two).node, ElementsAre(0, 2, 3, 4));
    const TermNetwork frequent = term_network(graph, first_two, 2);
    EXPECT_THAT(frequent.node, ElementsAre(2, 3));
    EXPECT_THAT(frequent.ties, ElementsAre(2, 2));
    EXPECT_EQ(term_network(graph, [](std::uint32_t) { return false; }).size(), 0U);
}

TEST(TermNetwork, AsAGraphItHasTheNamesOfTheWholeAndItsOwnCounts) {
    const KnowledgeGraph whole = test::graph_of(reports);
    const KnowledgeGraph part =
        graph_of(term_network(whole, [](std::uint32_t) { return true; }), whole);
    ASSERT_EQ(part.node_count(), 5U);
    EXPECT_EQ(part.nodes().id[1], "theme:a");
    EXPECT_EQ(part.nodes().kind[0], "entity");
    const Edge edge = part.find_edge(1, 2).value();
    EXPECT_EQ(part.edges().weight[edge], 2);
    EXPECT_EQ(find_column(part.edges().columns, column_names::count)->number(edge), 2);
    EXPECT_EQ(find_column(part.nodes().columns, column_names::reports)->number(3), 2);
}

}  // namespace
}  // namespace sigloom
