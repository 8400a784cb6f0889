#include "core/analysis/paths/route.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <limits>

#include "core/graph/boost_graph.hpp"
#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A weak edge 0-3 beside a strong way round 0-1-2-3, and a node apart.
KnowledgeGraph square() {
    constexpr std::array<test::WeightedEdge, 4> edges{
        {{0, 3, 0.1}, {0, 1, 4}, {1, 2, 4}, {2, 3, 4}}};
    return test::make_graph(5, edges);
}

TEST(ShortestRoute, ByHopsTakesTheFewestEdges) {
    const auto route = shortest_route(square(), 0, 3, PathLength::hops);
    ASSERT_TRUE(route);
    EXPECT_THAT(route->nodes, ElementsAre(0, 3));
    EXPECT_THAT(route->edges, ElementsAre(0));
    EXPECT_DOUBLE_EQ(route->inverse_weight, 10);
}

TEST(ShortestRoute, ByInverseWeightTakesTheStrongEdges) {
    const auto route = shortest_route(square(), 0, 3, PathLength::inverse_weight);
    ASSERT_TRUE(route);
    EXPECT_THAT(route->nodes, ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(route->edges, ElementsAre(1, 2, 3));
    EXPECT_DOUBLE_EQ(route->inverse_weight, 0.75);
}

TEST(ShortestRoute, OfEquallyFewEdgesTheStrongestWin) {
    constexpr std::array<test::WeightedEdge, 4> edges{{{0, 1, 1}, {1, 3, 1}, {0, 2, 2}, {2, 3, 2}}};
    const auto route = shortest_route(test::make_graph(4, edges), 0, 3, PathLength::hops);
    ASSERT_TRUE(route);
    EXPECT_THAT(route->nodes, ElementsAre(0, 2, 3));
}

TEST(ShortestRoute, OfEquallyStrongPathsTheFewestEdgesWin) {
    constexpr std::array<test::WeightedEdge, 3> edges{{{0, 1, 2}, {1, 2, 2}, {0, 2, 1}}};
    const auto route = shortest_route(test::make_graph(3, edges), 0, 2, PathLength::inverse_weight);
    ASSERT_TRUE(route);
    EXPECT_THAT(route->nodes, ElementsAre(0, 2));
}

TEST(ShortestRoute, FromANodeToItselfHasNoEdges) {
    const auto route = shortest_route(square(), 4, 4, PathLength::hops);
    ASSERT_TRUE(route);
    EXPECT_THAT(route->nodes, ElementsAre(4));
    EXPECT_THAT(route->edges, IsEmpty());
}

TEST(ShortestRoute, ThereIsNoneBetweenComponents) {
    EXPECT_FALSE(shortest_route(square(), 0, 4, PathLength::hops));
}

TEST(ShortestRoute, IsAWalkAsLongAsBoostsDijkstraSays) {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const KnowledgeGraph graph = test::random_graph(seed);
        if (graph.node_count() == 0) continue;
        for (const PathLength length : {PathLength::hops, PathLength::inverse_weight}) {
            const auto length_of = [&](Edge edge) {
                return length == PathLength::hops ? 1.0 : 1 / graph.edges().weight[edge];
            };
            const auto weight = boost::make_function_property_map<EdgeDescriptor>(
                [&](const EdgeDescriptor& edge) { return length_of(edge.edge); });
            std::vector<double> expected(graph.node_count());
            const Node from = seed % static_cast<Node>(graph.node_count());
            boost::dijkstra_shortest_paths(
                graph, from,
                boost::weight_map(weight).distance_map(boost::make_iterator_property_map(
                    expected.begin(), get(boost::vertex_index, graph))));
            for (Node to = 0; to < graph.node_count(); ++to) {
                const auto route = shortest_route(graph, from, to, length);
                ASSERT_EQ(route.has_value(), expected[to] < std::numeric_limits<double>::max());
                if (!route) continue;
                ASSERT_EQ(route->nodes.front(), from);
                ASSERT_EQ(route->nodes.back(), to);
                double total = 0;
                for (std::size_t i = 0; i < route->edges.size(); ++i) {
                    ASSERT_EQ(graph.find_edge(route->nodes[i], route->nodes[i + 1]),
                              route->edges[i]);
                    total += length_of(route->edges[i]);
                }
                ASSERT_NEAR(total, expected[to], 1e-9 * (1 + total)) << "graph " << seed;
            }
        }
    }
}

}  // namespace
}  // namespace sigloom
