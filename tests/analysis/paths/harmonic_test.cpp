#include "core/analysis/paths/harmonic.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

std::vector<double> by_definition(const Matrix& distances) {
    std::vector<double> values(distances.size(), 0);
    for (std::size_t a = 0; a < distances.size(); ++a) {
        for (std::size_t b = 0; b < distances.size(); ++b) {
            if (a != b) values[a] += 1 / distances[a][b];
        }
    }
    return values;
}

TEST(Harmonic, EqualsItsDefinitionOnDistancesOfBoost) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        for (const PathLength length : {PathLength::hops, PathLength::inverse_weight}) {
            EXPECT_THAT(harmonic(graph, {.length = length, .context = {}}),
                        Pointwise(DoubleNear(1e-11), by_definition(all_distances(graph, length))))
                << "seed " << seed;
        }
    }
}

TEST(Harmonic, EqualsItsDefinitionOnGraphsLikeThoseOfReports) {
    for (std::uint32_t seed = 0; seed < 170; ++seed) {
        const KnowledgeGraph graph = report_graph(seed);
        for (const PathLength length : {PathLength::hops, PathLength::inverse_weight}) {
            EXPECT_THAT(harmonic(graph, {.length = length, .context = {}}),
                        Pointwise(DoubleNear(1e-10), by_definition(all_distances(graph, length))))
                << "seed " << seed;
        }
    }
}

TEST(Harmonic, EqualsItsDefinitionWhenOneThreadSearchesFromManyNodesInARow) {
    const KnowledgeGraph graph = joined_cliques(600, 120);  // of several components
    for (const PathLength length : {PathLength::hops, PathLength::inverse_weight}) {
        EXPECT_THAT(harmonic(graph, {.length = length, .context = {}}),
                    Pointwise(DoubleNear(1e-9), by_definition(all_distances(graph, length))));
    }
}

TEST(Harmonic, CountsDirectNeighboursInFullAndTheNextOnesByHalf) {
    const std::vector<WeightedEdge> edges{{0, 1, 7}, {1, 2, 7}};
    EXPECT_THAT(harmonic(make_graph(4, edges)), ElementsAre(1.5, 2, 1.5, 0));
    EXPECT_THAT(
        harmonic(make_graph(4, edges), {PathLength::inverse_weight, {}}),
        ElementsAre(DoubleNear(10.5, 1e-12), DoubleNear(14, 1e-12), DoubleNear(10.5, 1e-12), 0));
}

TEST(Harmonic, EqualsItsDefinitionOnALongPathWithTwins) {
    std::vector<WeightedEdge> edges;
    for (Node node = 1; node < 600; ++node) edges.push_back({node - 1, node});
    for (Node leaf = 600; leaf < 620; ++leaf) edges.push_back({leaf / 7, leaf});
    const KnowledgeGraph graph = make_graph(620, edges);
    EXPECT_THAT(harmonic(graph), Pointwise(DoubleNear(1e-11),
                                           by_definition(all_distances(graph, PathLength::hops))));
}

TEST(Harmonic, OfAnIsolatedNodeIsZero) {
    EXPECT_THAT(harmonic(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(harmonic(make_graph(1, {})), ElementsAre(0));
    EXPECT_THAT(harmonic(make_graph(3, {})), ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace sigloom::test
