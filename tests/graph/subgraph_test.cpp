#include "core/graph/subgraph.hpp"

#include <gmock/gmock.h>

#include <array>
#include <stdexcept>

#include "core/graph/edge_evidence.hpp"
#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

constexpr std::array<test::WeightedEdge, 4> path_of_five{
    {{0, 1, 1}, {1, 2, 2}, {2, 3, 3}, {3, 4, 4}}};

TEST(Neighborhood, HoldsWhatIsAtMostRadiusEdgesAway) {
    const KnowledgeGraph graph = test::make_graph(6, path_of_five);
    EXPECT_THAT(neighborhood(graph, 2, 0), ElementsAre(2));
    EXPECT_THAT(neighborhood(graph, 2, 1), ElementsAre(1, 2, 3));
    EXPECT_THAT(neighborhood(graph, 0, 3), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(neighborhood(graph, 0, UINT32_MAX), ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(neighborhood(graph, 5, 7), ElementsAre(5));
}

TEST(InducedSubgraph, OfAllNodesIsTheSameGraph) {
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
        const KnowledgeGraph graph = test::random_graph(seed);
        std::vector<Node> all(graph.node_count());
        for (Node node = 0; node < all.size(); ++node) all[node] = node;
        EXPECT_EQ(induced_subgraph(graph, all), graph) << "graph " << seed;
    }
}

/// Three nodes in a row, a term, a row and a term, with columns that have gaps, and evidence.
KnowledgeGraph with_everything() {
    NodeTable nodes;
    for (const char* id : {"theme:a", "signal:b", "theme:c"}) {
        nodes.id.push_back(id);
        nodes.label.push_back(id);
        nodes.kind.push_back(std::string_view(id).substr(0, std::string_view(id).find(':')));
    }
    nodes.columns.push_back({"reports", std::vector<std::int32_t>{1, 2, 1}, {}});
    nodes.columns.push_back({"mean", std::vector<double>{0, 4.5, 0}, {false, true, false}});
    EdgeTable edges{{{0, 1}, {1, 2}}, {0.9, 0.8}, {}, {}};
    edges.kind.push_back("relevance");
    edges.kind.push_back("relevance");
    edges.columns.push_back({"mentions", std::vector<std::int32_t>{0, 1}, {}});
    Evidence evidence;
    evidence.reports = {{"one.md", "One", "", 20250101}, {"two.md", "Two", "", 20250102}};
    evidence.places.begin = {0, 1, 3, 4};
    evidence.places.items = {
        {0, 3, 1'000'000}, {0, 9, 900'000}, {1, 8, 800'000}, {1, 2, 1'000'000}};
    evidence.mentions.begin = {0, 0, 2, 2};
    evidence.mentions.items = {{0, 0}, {1, 2}};
    return {std::move(nodes), std::move(edges), std::move(evidence)};
}

TEST(InducedSubgraph, KeepsColumnsGapsAndTheEvidenceOfItsNodes) {
    const KnowledgeGraph part = induced_subgraph(with_everything(), std::array<Node, 2>{1, 2});

    EXPECT_EQ(part.nodes().id[0], "signal:b");
    EXPECT_EQ(part.nodes().label[1], "theme:c");
    EXPECT_EQ(part.nodes().kind[1], "theme");
    EXPECT_EQ(part.nodes().columns[0], (Column{"reports", std::vector<std::int32_t>{2, 1}, {}}));
    EXPECT_EQ(part.nodes().columns[1],
              (Column{"mean", std::vector<double>{4.5, 0}, {true, false}}));
    EXPECT_THAT(part.edges().ends, ElementsAre(EdgeEnds{0, 1}));
    EXPECT_THAT(part.edges().weight, ElementsAre(0.8));
    EXPECT_EQ(part.edges().columns[0], (Column{"mentions", std::vector<std::int32_t>{1}, {}}));

    const auto evidence = edge_evidence(part, 0, 1);
    ASSERT_EQ(evidence.size(), 1U);
    EXPECT_EQ(part.evidence().reports[evidence[0].a.report].path, "two.md");
    EXPECT_EQ(evidence[0].a.line, 8U);
    EXPECT_EQ(evidence[0].contribution, 800'000);
    EXPECT_TRUE(evidence[0].mentioned);
}

TEST(InducedSubgraph, ReportsThatNameNoneOfTheNodesStay) {
    const KnowledgeGraph graph = with_everything();
    const KnowledgeGraph part = induced_subgraph(graph, std::array<Node, 1>{2});
    EXPECT_EQ(part.evidence().reports, graph.evidence().reports);
    ASSERT_EQ(part.evidence().places[0].size(), 1U);
    EXPECT_EQ(part.evidence().places[0][0], (Place{1, 2, 1'000'000}));
}

TEST(InducedSubgraph, SaysWhetherAnythingIsLeftOut) {
    const KnowledgeGraph graph = with_everything();
    const KnowledgeGraph whole = induced_subgraph(graph, std::array<Node, 3>{0, 1, 2});
    EXPECT_EQ(whole, graph);
    EXPECT_FALSE(whole.evidence().is_of_part);
    const KnowledgeGraph part = induced_subgraph(graph, std::array<Node, 2>{0, 1});
    EXPECT_TRUE(part.evidence().is_of_part);
    EXPECT_TRUE(induced_subgraph(part, std::array<Node, 2>{0, 1}).evidence().is_of_part);
    EXPECT_TRUE(subgraph(graph, std::array<Node, 3>{0, 1, 2}, {}).evidence().is_of_part);
}

TEST(InducedSubgraph, RefusesNodesThatDoNotRiseOrDoNotExist) {
    const KnowledgeGraph graph = test::make_graph(6, path_of_five);
    EXPECT_THROW(induced_subgraph(graph, std::array<Node, 2>{2, 1}), std::invalid_argument);
    EXPECT_THROW(induced_subgraph(graph, std::array<Node, 2>{1, 1}), std::invalid_argument);
    EXPECT_THROW(induced_subgraph(graph, std::array<Node, 1>{6}), std::invalid_argument);
}

TEST(Subgraph, HoldsTheEdgesThatAreNamedAndNoOther) {
    const KnowledgeGraph graph = test::make_graph(6, path_of_five);
    const KnowledgeGraph part =
        subgraph(graph, std::array<Node, 4>{1, 2, 3, 5}, std::array<Edge, 1>{2});
    EXPECT_EQ(part.node_count(), 4U);
    EXPECT_EQ(part.nodes().id[3], "n5");
    EXPECT_THAT(part.edges().ends, ElementsAre(EdgeEnds{1, 2}));
    EXPECT_THAT(part.edges().weight, ElementsAre(3));
}

TEST(Subgraph, RefusesEdgesThatDoNotRiseDoNotExistOrLeadOut) {
    const KnowledgeGraph graph = test::make_graph(6, path_of_five);
    const std::array<Node, 3> nodes{0, 1, 2};
    EXPECT_THROW(subgraph(graph, nodes, std::array<Edge, 2>{1, 0}), std::invalid_argument);
    EXPECT_THROW(subgraph(graph, nodes, std::array<Edge, 2>{1, 1}), std::invalid_argument);
    EXPECT_THROW(subgraph(graph, nodes, std::array<Edge, 1>{4}), std::invalid_argument);
    EXPECT_THROW(subgraph(graph, nodes, std::array<Edge, 1>{2}), std::invalid_argument);
}

}  // namespace
}  // namespace sigloom
