#include "core/analysis/local/strength.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

TEST(Strength, IsTheSumOfTheWeightsOfTheEdgesThatEndInTheNode) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        std::vector<double> expected(graph.node_count(), 0);
        for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
            expected[graph.edges().ends[edge].source] += graph.edges().weight[edge];
            expected[graph.edges().ends[edge].target] += graph.edges().weight[edge];
        }
        EXPECT_THAT(strength(graph), Pointwise(DoubleNear(1e-12), expected)) << "seed " << seed;
    }
}

TEST(Strength, DoesNotShowTheRoundingOfItsSteps) {
    const std::vector<WeightedEdge> rising{{0, 1, 0.1}, {0, 2, 0.2}, {0, 3, 0.3}};
    const std::vector<WeightedEdge> falling{{0, 1, 0.3}, {0, 2, 0.2}, {0, 3, 0.1}};
    EXPECT_EQ(strength(make_graph(4, rising))[0], 0.6);
    EXPECT_EQ(strength(make_graph(4, falling))[0], 0.6);
}

TEST(Strength, KeepsSmallWeightsBesideALargeOne) {
    const std::vector<WeightedEdge> edges{{0, 1, 1}, {0, 2, 1e16}, {0, 3, 1}};
    EXPECT_EQ(strength(make_graph(4, edges))[0], 1e16 + 2);
}

TEST(Strength, OfMoreThanADoubleHoldsIsTheHighestDouble) {
    constexpr double highest = std::numeric_limits<double>::max();
    const std::vector<WeightedEdge> edges{{0, 1, highest}, {0, 2, highest}};
    EXPECT_THAT(strength(make_graph(3, edges)), ElementsAre(highest, highest, highest));
}

}  // namespace
}  // namespace sigloom::test
