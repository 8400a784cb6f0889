#include "core/analysis/paths/stress.hpp"

#include <gmock/gmock.h>

#include "core/analysis/paths/betweenness.hpp"
#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Pointwise;

/// Of each two nodes: the number of shortest paths, which is the sum of those to the neighbours of
/// the one that are nearer to the other.
Matrix path_counts(const KnowledgeGraph& graph, const Matrix& distance) {
    const std::size_t n = graph.node_count();
    Matrix counts(n, std::vector<double>(n, 0));
    for (std::size_t node = 0; node < n; ++node) counts[node][node] = 1;
    for (double step = 1; step < static_cast<double>(n); ++step) {
        for (std::size_t s = 0; s < n; ++s) {
            for (std::size_t t = 0; t < n; ++t) {
                if (distance[s][t] != step) continue;
                graph.for_each_neighbor(static_cast<Node>(t), [&](const Neighbor& neighbor) {
                    if (distance[s][neighbor.node] == step - 1) {
                        counts[s][t] += counts[s][neighbor.node];
                    }
                });
            }
        }
    }
    return counts;
}

std::vector<double> stress_by_definition(const KnowledgeGraph& graph) {
    const Matrix distance = all_distances(graph, PathLength::hops);
    const Matrix counts = path_counts(graph, distance);
    const std::size_t n = graph.node_count();
    std::vector<double> values(n, 0);
    for (std::size_t s = 0; s < n; ++s) {
        for (std::size_t t = 0; t < s; ++t) {
            for (std::size_t v = 0; v < n; ++v) {
                const bool inside = v != s && v != t && std::isfinite(distance[s][t]) &&
                                    distance[s][v] + distance[v][t] == distance[s][t];
                if (inside) values[v] += counts[s][v] * counts[v][t];
            }
        }
    }
    return values;
}

TEST(Stress, EqualsItsDefinition) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        EXPECT_EQ(stress(graph), stress_by_definition(graph)) << "seed " << seed;
    }
}

TEST(Stress, EqualsItsDefinitionOnGraphsLikeThoseOfReportsWhicheverReductionsAreMade) {
    for (std::uint32_t seed = 0; seed < 170; ++seed) {
        const KnowledgeGraph graph = report_graph(seed);
        const std::vector<double> expected = stress_by_definition(graph);
        for (const Reduction twins : {Reduction::off, Reduction::on}) {
            for (const Reduction sides : {Reduction::off, Reduction::on}) {
                const StressOptions options{.reductions = {.twins = twins, .side_vertices = sides},
                                            .context = {}};
                EXPECT_EQ(stress(graph, options), expected) << "seed " << seed;
            }
        }
    }
}

TEST(Stress, CountsPathsWhereBetweennessCountsPairs) {
    // From 0 to 3 there are three ways.
    const std::vector<WeightedEdge> edges{{0, 1}, {0, 2}, {0, 4}, {1, 3}, {2, 3}, {4, 3}};
    const KnowledgeGraph graph = make_graph(5, edges);
    EXPECT_THAT(stress(graph), ElementsAre(3, 1, 1, 3, 1));
    EXPECT_THAT(betweenness(graph, {.scale = BetweennessScale::pairs, .context = {}}),
                Pointwise(DoubleNear(1e-12), {1.5, 1 / 3.0, 1 / 3.0, 1.5, 1 / 3.0}));
}

TEST(Stress, EqualsBetweennessWhereNoPairHasTwoPaths) {
    for (std::uint32_t seed = 3; seed < graph_count; seed += 11) {
        const KnowledgeGraph tree = random_graph(seed);
        ASSERT_LE(tree.edge_count() + 1, tree.node_count() + 1);
        EXPECT_THAT(stress(tree),
                    Pointwise(DoubleNear(1e-9), boost_betweenness(tree, PathLength::hops)));
    }
}

TEST(Stress, IsHighAndFiniteWithMorePathsThanADoubleHolds) {
    // A chain of diamonds: 2^1100 shortest paths from end to end, about 1e331.
    constexpr Node diamonds = 1100;
    std::vector<WeightedEdge> edges;
    for (Node hub = 0; hub < 3 * diamonds; hub += 3) {
        for (const Node middle : {hub + 1, hub + 2}) {
            edges.push_back({hub, middle});
            edges.push_back({middle, hub + 3});
        }
    }
    std::vector<double> values = stress(make_graph(3 * diamonds + 1, edges));
    EXPECT_EQ(values[1], values[2]);
    EXPECT_EQ(values.front(), 1);  // two nodes meet at each end
    EXPECT_EQ(values.back(), 1);
    values.front() = values.back() = 1e290;
    EXPECT_THAT(values, Each(testing::AllOf(testing::Ge(1e290), testing::Lt(1e300))));
}

TEST(Stress, OfFewerThanThreeNodesIsZero) {
    const std::vector<WeightedEdge> edge{{0, 1}};
    EXPECT_THAT(stress(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(stress(make_graph(1, {})), ElementsAre(0));
    EXPECT_THAT(stress(make_graph(2, edge)), ElementsAre(0, 0));
    EXPECT_THAT(stress(make_graph(50, {})), Each(0));
}

}  // namespace
}  // namespace sigloom::test
