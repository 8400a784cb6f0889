#include "core/analysis/local/clustering.hpp"

#include <gmock/gmock.h>

#include <boost/graph/clustering_coefficient.hpp>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

TEST(Clustering, EqualsBoost) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const OracleGraph oracle = oracle_graph(graph);
        std::vector<double> expected;
        for (Node node = 0; node < graph.node_count(); ++node) {
            expected.push_back(boost::clustering_coefficient<double>(oracle, node));
        }
        EXPECT_THAT(clustering(graph), Pointwise(DoubleNear(1e-15), expected)) << "seed " << seed;
    }
}

TEST(Clustering, IsTheShareOfNeighboursThatAreNeighbours) {
    const std::vector<WeightedEdge> edges{{0, 1}, {1, 2}, {0, 2}, {2, 3}};
    EXPECT_THAT(clustering(make_graph(4, edges)), ElementsAre(1, 1, 1.0 / 3, 0));
}

TEST(Clustering, OfANodeWithFewerThanTwoNeighboursIsZero) {
    const std::vector<WeightedEdge> edge{{0, 1}};
    EXPECT_THAT(clustering(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(clustering(make_graph(1, {})), ElementsAre(0));
    EXPECT_THAT(clustering(make_graph(3, edge)), ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace sigloom::test
