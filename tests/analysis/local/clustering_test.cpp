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

/// Barrat et al. (2004), equation 5, pair by pair.
TEST(Clustering, WeightedIsTheSumOfItsDefinition) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Matrix weight = weight_matrix(graph);
        std::vector<double> expected;
        for (std::size_t v = 0; v < weight.size(); ++v) {
            double closed = 0;
            double all = 0;
            for (std::size_t a = 0; a < weight.size(); ++a) {
                for (std::size_t b = 0; b < weight.size(); ++b) {
                    if (a == b || weight[v][a] == 0 || weight[v][b] == 0) continue;
                    all += (weight[v][a] + weight[v][b]) / 2;
                    if (weight[a][b] > 0) closed += (weight[v][a] + weight[v][b]) / 2;
                }
            }
            expected.push_back(all == 0 ? 0 : closed / all);
        }
        EXPECT_THAT(weighted_clustering(graph), Pointwise(DoubleNear(1e-12), expected)) << seed;
    }
}

TEST(Clustering, OfANodeWithFewerThanTwoNeighboursIsZero) {
    const std::vector<WeightedEdge> edge{{0, 1}};
    EXPECT_THAT(clustering(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(clustering(make_graph(1, {})), ElementsAre(0));
    EXPECT_THAT(clustering(make_graph(3, edge)), ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace sigloom::test
