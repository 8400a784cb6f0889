#include "core/analysis/spectral/lumping.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LumpedWalk lumped(std::size_t nodes, const std::vector<WeightedEdge>& edges) {
    return lump(adjacency(make_graph(nodes, edges)));
}

TEST(Lumping, MergesNodesWhoseWeightsAreInTheSameProportion) {
    // 0 and 1 go on to 2 and 3 alike, 4 does not; 2 and 3 are tied.
    const LumpedWalk walk =
        lumped(6, {{0, 2, 1}, {0, 3, 3}, {1, 2, 2}, {1, 3, 6}, {4, 2, 1}, {4, 3, 1}, {2, 3, 5}});
    EXPECT_THAT(walk.class_of, ElementsAre(0, 0, 1, 2, 3, 4));
    EXPECT_THAT(walk.strength, ElementsAre(4, 8, 9, 15, 2, 0));
    EXPECT_THAT(walk.strengths, ElementsAre(12, 9, 15, 2, 0));
    EXPECT_THAT(walk.lists.target, ElementsAre(1, 2, 0, 2, 3, 0, 1, 3, 1, 2));
    EXPECT_THAT(walk.lists.weight, ElementsAre(3, 9, 3, 5, 1, 9, 5, 1, 1, 1));
}

TEST(Lumping, LeavesAGraphWithoutSuchNodesAsItIs) {
    const KnowledgeGraph graph =
        make_graph(3, std::vector<WeightedEdge>{{0, 1, 1}, {1, 2, 2}, {0, 2, 3}});
    const LumpedWalk walk = lump(adjacency(graph));
    EXPECT_THAT(walk.class_of, ElementsAre(0, 1, 2));
    EXPECT_EQ(walk.lists.weight, adjacency(graph).weight);
    EXPECT_THAT(lump(adjacency(make_graph(0, {}))).class_of, IsEmpty());
    EXPECT_THAT(lump(adjacency(make_graph(2, {}))).class_of, ElementsAre(0, 1));
}

TEST(Lumping, KeepsWhereEveryNodeGoesOnTo) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const LumpedWalk walk = lump(adjacency(graph));
        const Matrix weight = weight_matrix(graph);
        for (Node node = 0; node < graph.node_count(); ++node) {
            const Node from = walk.class_of[node];
            std::vector<double> expected(walk.strengths.size(), 0);
            for (Node to = 0; to < graph.node_count(); ++to) {
                expected[walk.class_of[to]] += weight[node][to];
            }
            for (const std::uint32_t arc : walk.lists.arcs(from)) {
                const double share = walk.lists.weight[arc] / walk.strengths[from];
                double& left = expected[walk.lists.target[arc]];
                EXPECT_NEAR(share, left / walk.strength[node], 1e-14) << "seed " << seed;
                left = 0;
            }
            EXPECT_THAT(expected, testing::Each(0)) << "seed " << seed;
        }
    }
}

TEST(Lumping, IsLinearForNodesThatOnlySeemToGoOnAlike) {
    // All have the same first, middle and last neighbour, and none the same others.
    constexpr Node count = 200'000;
    constexpr Node middle = 1 + count;
    constexpr Node last = middle + 1 + count;
    std::vector<WeightedEdge> edges;
    for (Node i = 0; i < count; ++i) {
        const Node node = last + 1 + i;
        for (const Node to : {Node{0}, 1 + i, middle, middle + 1 + i, last}) {
            edges.push_back({node, to, 1});
        }
    }
    const LumpedWalk walk = lumped(last + 1 + count, edges);
    EXPECT_EQ(walk.class_of.back(), walk.strengths.size() - 1);
}

}  // namespace
}  // namespace sigloom::test
