#include "exporters/html/part.hpp"

#include <gmock/gmock.h>

#include "core/graph/column_names.hpp"
#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using html::largest_of_communities;
using html::links_to_keep;
using ::testing::ElementsAre;

/// Six nodes of one community, three of another and one alone; larger numbers are larger nodes.
KnowledgeGraph three_communities() {
    const std::vector<test::WeightedEdge> edges{{0, 1}, {1, 2}, {6, 7}, {7, 8}};
    return test::make_graph(10, edges).with_node_columns(
        {{column_names::community, std::vector<std::int32_t>{4, 4, 4, 4, 4, 4, 9, 9, 9, 0}, {}},
         {column_names::size, std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {}}});
}

TEST(PartOfAPage, AllNodesStayWhereTheyFit) {
    EXPECT_EQ(largest_of_communities(three_communities(), 10).size(), 10U);
    EXPECT_TRUE(largest_of_communities(KnowledgeGraph(), 5).empty());
}

TEST(PartOfAPage, EveryCommunityKeepsTheSameShareOfItsNodesTheLargestFirst) {
    EXPECT_THAT(largest_of_communities(three_communities(), 6), ElementsAre(2, 3, 4, 5, 7, 8));
}

TEST(PartOfAPage, NoNodesAreAPart) {
    EXPECT_TRUE(largest_of_communities(three_communities(), 0).empty());
}

TEST(PartOfAPage, CommunitiesAreNumberedByTheirFirstNodes) {
    EXPECT_THAT(html::communities_of(three_communities()),
                ElementsAre(0, 0, 0, 0, 0, 0, 1, 1, 1, 2));
}

TEST(PartOfAPage, CommunitiesMayBeTexts) {
    TextColumn texts;
    for (const char* text : {"b", "a", "b"}) texts.push_back(text);
    const KnowledgeGraph graph =
        test::make_graph(3, {}).with_node_columns({{column_names::community, texts, {}}});
    EXPECT_THAT(html::communities_of(graph), ElementsAre(0, 1, 0));
}

TEST(PartOfAPage, LinksAreThoseBetweenItsNodes) {
    const std::vector<Node> nodes{0, 1, 2, 7};
    EXPECT_THAT(links_to_keep(three_communities(), nodes, 100), ElementsAre(0, 1));
}

TEST(PartOfAPage, OfTooManyLinksThoseOfTheHighestRanksGo) {
    const std::vector<test::WeightedEdge> edges{{0, 1}, {1, 2}, {2, 3}, {3, 4}};
    const KnowledgeGraph graph = test::make_graph(5, edges).with_edge_columns(
        {{column_names::backbone, std::vector<std::int32_t>{2, 1, 3, 3}, {}}});
    const std::vector<Node> nodes{0, 1, 2, 3, 4};
    EXPECT_THAT(links_to_keep(graph, nodes, 4), ElementsAre(0, 1, 2, 3));
    // Those of one rank go together.
    EXPECT_THAT(links_to_keep(graph, nodes, 3), ElementsAre(0, 1));
    EXPECT_THAT(links_to_keep(graph, nodes, 1), ElementsAre(1));
}

}  // namespace
}  // namespace sigloom
