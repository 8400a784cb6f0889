#include "core/graph/knowledge_graph.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using test::make_graph;
using test::WeightedEdge;

TEST(KnowledgeGraph, TheEmptyGraphHasNothing) {
    const KnowledgeGraph graph;
    EXPECT_EQ(graph.node_count(), 0U);
    EXPECT_EQ(graph.edge_count(), 0U);
    EXPECT_EQ(graph.rows().node_count(), 0U);
}

TEST(KnowledgeGraph, NeighboursAreSortedAndCarryTheirEdgeWhateverTheOrderOfTheEdges) {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const KnowledgeGraph graph = test::random_graph(seed);
        std::vector<WeightedEdge> reversed;
        for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
            const auto [source, target] = graph.edges().ends[graph.edge_count() - 1 - edge];
            reversed.push_back({target, source, 1});
        }
        for (const KnowledgeGraph& each : {graph, make_graph(graph.node_count(), reversed)}) {
            std::size_t arcs = 0;
            for (Node node = 0; node < each.node_count(); ++node) {
                std::vector<Node> neighbours;
                each.for_each_neighbor(node, [&](Neighbor neighbour) {
                    neighbours.push_back(neighbour.node);
                    const auto [source, target] = each.edges().ends[neighbour.edge];
                    EXPECT_EQ(std::minmax(source, target), std::minmax(node, neighbour.node));
                    EXPECT_EQ(each.find_edge(node, neighbour.node), neighbour.edge);
                    ++arcs;
                });
                EXPECT_TRUE(std::ranges::is_sorted(neighbours));
                EXPECT_EQ(neighbours.size(), each.degree(node));
            }
            EXPECT_EQ(arcs, 2 * each.edge_count());
        }
    }
}

TEST(KnowledgeGraph, FindsWhatIsThereOnly) {
    const KnowledgeGraph graph = make_graph(3, std::vector<WeightedEdge>{{0, 2, 1}});
    EXPECT_EQ(graph.find_edge(2, 0), 0U);
    EXPECT_EQ(graph.find_edge(0, 1), std::nullopt);
    EXPECT_EQ(graph.find_id("n1"), 1U);
    EXPECT_EQ(graph.find_id("n9"), std::nullopt);
}

TEST(KnowledgeGraph, RefusesWhatIsNoSimpleWeightedGraph) {
    const auto make = [](std::vector<WeightedEdge> edges) { return make_graph(3, edges); };
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_THROW(make({{0, 3, 1}}), std::invalid_argument);
    EXPECT_THROW(make({{1, 1, 1}}), std::invalid_argument);
    EXPECT_THROW(make({{0, 1, 1}, {1, 0, 1}}), std::invalid_argument);
    EXPECT_THROW(make({{0, 1, 0}}), std::invalid_argument);
    EXPECT_THROW(make({{0, 1, infinity}}), std::invalid_argument);
    EXPECT_THROW(
        KnowledgeGraph(NodeTable{.columns = {{"x", std::vector<double>{1}, {}}}}, EdgeTable{}),
        std::invalid_argument);
}

TEST(KnowledgeGraph, WithFurtherColumnsSharesAllElse) {
    const KnowledgeGraph graph = test::random_rich_graph(8, test::Texts::any);
    ASSERT_GT(graph.edge_count(), 0U);
    ASSERT_FALSE(graph.nodes().columns.empty());
    const std::string replaced = graph.nodes().columns.front().name;
    const KnowledgeGraph more =
        graph.with_node_columns({{"rank", std::vector<double>(graph.node_count(), 0.5), {}},
                                 {replaced, std::vector<double>(graph.node_count(), 2), {}}});
    EXPECT_EQ(more.nodes().columns.size(), graph.nodes().columns.size() + 1);
    EXPECT_EQ(find_column(more.nodes().columns, "rank")->number(0), 0.5);
    EXPECT_EQ(find_column(more.nodes().columns, replaced)->number(0), 2);
    EXPECT_EQ(&more.nodes().columns[0], &graph.nodes().columns[1]);
    EXPECT_EQ(more.nodes().id[0].data(), graph.nodes().id[0].data());
    EXPECT_EQ(&more.edges(), &graph.edges());
    EXPECT_EQ(&more.evidence(), &graph.evidence());
    EXPECT_EQ(more.rows().target.data(), graph.rows().target.data());

    const KnowledgeGraph of_edges =
        more.with_edge_columns({{"bridge", std::vector<double>(graph.edge_count(), 1), {}}});
    EXPECT_EQ(find_column(of_edges.edges().columns, "bridge")->number(0), 1);
    EXPECT_EQ(of_edges.edges().ends.data(), graph.edges().ends.data());
    EXPECT_EQ(&of_edges.nodes(), &more.nodes());
}

TEST(KnowledgeGraph, RefusesFurtherColumnsOfAnotherLength) {
    const KnowledgeGraph graph = make_graph(3, std::vector<WeightedEdge>{{0, 2, 1}});
    const ColumnSet two{{"rank", std::vector<double>{1, 2}, {}}};
    EXPECT_THROW((void)graph.with_node_columns(two), std::invalid_argument);
    EXPECT_THROW((void)graph.with_edge_columns(two), std::invalid_argument);
}

TEST(KnowledgeGraph, WithOtherWeightsSharesAllElseAndRefusesWhatIsNoWeight) {
    const KnowledgeGraph graph = make_graph(3, std::vector<WeightedEdge>{{0, 2, 1}, {0, 1, 2}});
    const KnowledgeGraph other = graph.with_weights({4, 5});
    EXPECT_EQ(other.edges().weight[1], 5);
    EXPECT_EQ(graph.edges().weight[1], 2);
    EXPECT_EQ(other.edges().ends.data(), graph.edges().ends.data());
    EXPECT_THROW((void)graph.with_weights({4}), std::invalid_argument);
    EXPECT_THROW((void)graph.with_weights({4, 0}), std::invalid_argument);
}

TEST(TextColumn, ACopyStaysAsItIsWhenTheOtherGrows) {
    TextColumn column;
    column.push_back("kelp");
    const TextColumn copy = column;
    column.push_back("tide");
    EXPECT_EQ(copy.size(), 1U);
    EXPECT_EQ(copy[0], "kelp");
    EXPECT_EQ(column[1], "tide");
}

}  // namespace
}  // namespace sigloom
