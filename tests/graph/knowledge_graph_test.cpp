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
    EXPECT_EQ(boost::num_vertices(graph.topology()), 0U);
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

}  // namespace
}  // namespace sigloom
