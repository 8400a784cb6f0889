#include "core/analysis/paths/betweenness.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Pointwise;

const BetweennessOptions hop_pairs{.scale = BetweennessScale::pairs, .context = {}};
const BetweennessOptions length_pairs{
    .length = PathLength::inverse_weight, .scale = BetweennessScale::pairs, .context = {}};

TEST(Betweenness, EqualsBoostByHops) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        EXPECT_THAT(betweenness(graph, hop_pairs),
                    Pointwise(DoubleNear(1e-10), boost_betweenness(graph, PathLength::hops)))
            << "seed " << seed;
    }
}

TEST(Betweenness, EqualsBoostByLengthWithEveryTie) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        EXPECT_THAT(
            betweenness(graph, length_pairs),
            Pointwise(DoubleNear(1e-10), boost_betweenness(graph, PathLength::inverse_weight)))
            << "seed " << seed;
    }
}

TEST(Betweenness, EqualsBoostOnGraphsLikeThoseOfReports) {
    for (std::uint32_t seed = 0; seed < 170; ++seed) {
        const KnowledgeGraph graph = report_graph(seed);
        EXPECT_THAT(betweenness(graph, hop_pairs),
                    Pointwise(DoubleNear(1e-9), boost_betweenness(graph, PathLength::hops)))
            << "seed " << seed;
        EXPECT_THAT(
            betweenness(graph, length_pairs),
            Pointwise(DoubleNear(1e-9), boost_betweenness(graph, PathLength::inverse_weight)))
            << "seed " << seed;
    }
}

TEST(Betweenness, OfTheMiddleOfAStarIsOne) {
    const std::vector<WeightedEdge> edges{{0, 1}, {0, 2}, {0, 3}, {0, 4}};
    const KnowledgeGraph star = make_graph(5, edges);
    EXPECT_THAT(betweenness(star), ElementsAre(1, 0, 0, 0, 0));
    EXPECT_THAT(betweenness(star, hop_pairs), ElementsAre(6, 0, 0, 0, 0));
}

TEST(Betweenness, DividesByThePairsOfTheWholeGraphInEveryComponent) {
    const std::vector<WeightedEdge> edges{{0, 1}, {1, 2}, {3, 4}, {4, 5}};
    EXPECT_THAT(betweenness(make_graph(6, edges)), ElementsAre(0, 0.1, 0, 0, 0.1, 0));
}

TEST(Betweenness, ByLengthPrefersTheDetourOverStrongTies) {
    const std::vector<WeightedEdge> edges{{0, 1, 4}, {1, 2, 4}, {0, 2, 1}};
    const KnowledgeGraph triangle = make_graph(3, edges);
    EXPECT_THAT(betweenness(triangle), ElementsAre(0, 0, 0));
    EXPECT_THAT(betweenness(triangle, length_pairs), ElementsAre(0, 1, 0));
}

TEST(Betweenness, TakesPathsForTiedWhoseLengthsDifferByRoundingOnly) {
    // 0.1 + 0.2 against 0.3: equal on paper, not in doubles.
    const std::vector<WeightedEdge> edges{{0, 1, 10}, {1, 2, 5}, {0, 2, 10.0 / 3}};
    ASSERT_NE(1.0 / 10 + 1.0 / 5, 1 / (10.0 / 3));
    EXPECT_THAT(betweenness(make_graph(3, edges), length_pairs), ElementsAre(0, 0.5, 0));
}

TEST(Betweenness, TellsLengthsApartThatDifferByMoreThanRounding) {
    const std::vector<WeightedEdge> longer{{0, 1, 2}, {1, 2, 2}, {0, 2, 1 + 1e-9}};
    const std::vector<WeightedEdge> shorter{{0, 1, 2}, {1, 2, 2}, {0, 2, 1 - 1e-9}};
    EXPECT_THAT(betweenness(make_graph(3, longer), length_pairs), ElementsAre(0, 0, 0));
    EXPECT_THAT(betweenness(make_graph(3, shorter), length_pairs), ElementsAre(0, 1, 0));
}

TEST(Betweenness, EqualsBoostWhenOneThreadSearchesFromManyNodesInARow) {
    const KnowledgeGraph graph = joined_cliques(300, 90);
    EXPECT_THAT(betweenness(graph, hop_pairs),
                Pointwise(DoubleNear(1e-8), boost_betweenness(graph, PathLength::hops)));
    EXPECT_THAT(betweenness(graph, length_pairs),
                Pointwise(DoubleNear(1e-8), boost_betweenness(graph, PathLength::inverse_weight)));
}

TEST(Betweenness, CountsAnEdgeOfNextToNoLengthInOneDirectionOnly) {
    // 1 + 1e-300 is 1: from the first node of each triangle, the other two are equally far and in
    // each other's way.
    std::vector<WeightedEdge> edges;
    for (Node node = 0; node < 300; node += 3) {
        edges.push_back({node, node + 1, 1});
        edges.push_back({node, node + 2, 1});
        edges.push_back({node + 1, node + 2, 1e300});
    }
    EXPECT_THAT(betweenness(make_graph(300, edges), length_pairs),
                Each(testing::AllOf(testing::Ge(0), testing::Le(0.5))));
}

TEST(Betweenness, CountsMorePathsThanADoubleHolds) {
    // A chain of diamonds: hubs 0, 3, 6, ... and two nodes between each and the next.
    constexpr Node diamonds = 1100;  // 2^1100 shortest paths from end to end
    std::vector<WeightedEdge> edges;
    for (Node hub = 0; hub < 3 * diamonds; hub += 3) {
        for (const Node middle : {hub + 1, hub + 2}) {
            edges.push_back({hub, middle});
            edges.push_back({middle, hub + 3});
        }
    }
    const KnowledgeGraph chain = make_graph(3 * diamonds + 1, edges);
    for (const auto& options : {hop_pairs, length_pairs}) {
        const std::vector<double> values = betweenness(chain, options);
        for (Node hub = 0; hub < 3 * diamonds; hub += 3) {
            // Half of the paths from each of the nodes up to the hub to each from the next hub on.
            const double expected = 0.5 * (hub + 1) * (3 * diamonds - hub - 2);
            ASSERT_NEAR(values[hub + 1], expected, 1e-9 * expected) << "after hub " << hub;
            ASSERT_NEAR(values[hub + 2], expected, 1e-9 * expected) << "after hub " << hub;
        }
    }
}

TEST(Betweenness, OfFewerThanThreeNodesIsZero) {
    const std::vector<WeightedEdge> edge{{0, 1}};
    EXPECT_THAT(betweenness(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(betweenness(make_graph(1, {})), ElementsAre(0));
    EXPECT_THAT(betweenness(make_graph(2, edge)), ElementsAre(0, 0));
    EXPECT_THAT(betweenness(make_graph(50, {})), Each(0));
}

}  // namespace
}  // namespace sigloom::test
