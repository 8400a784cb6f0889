#include "core/analysis/paths/eccentricity.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::Each;
using testing::ElementsAre;

std::vector<std::int32_t> by_definition(const KnowledgeGraph& graph) {
    std::vector<std::int32_t> values;
    for (const auto& row : all_distances(graph, PathLength::hops)) {
        double farthest = 0;
        for (const double distance : row) {
            if (std::isfinite(distance)) farthest = std::max(farthest, distance);
        }
        values.push_back(static_cast<std::int32_t>(farthest));
    }
    return values;
}

TEST(Eccentricity, EqualsItsDefinitionOnDistancesOfBoost) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        EXPECT_EQ(eccentricity(graph), by_definition(graph)) << "seed " << seed;
        const KnowledgeGraph reports = report_graph(seed);
        EXPECT_EQ(eccentricity(reports), by_definition(reports)) << "seed " << seed;
    }
}

TEST(Eccentricity, OfAPathIsHighestAtItsEnds) {
    const std::vector<WeightedEdge> edges{{0, 1}, {1, 2}, {2, 3}, {3, 4}};
    EXPECT_THAT(eccentricity(make_graph(5, edges)), ElementsAre(4, 3, 2, 3, 4));
}

TEST(Eccentricity, EqualsItsDefinitionOnALongPathWithTwins) {
    std::vector<WeightedEdge> edges;
    for (Node node = 1; node < 700; ++node) edges.push_back({node - 1, node});
    for (Node leaf = 700; leaf < 720; ++leaf) edges.push_back({leaf / 7, leaf});
    const KnowledgeGraph graph = make_graph(720, edges);
    EXPECT_EQ(eccentricity(graph), by_definition(graph));
}

TEST(Eccentricity, OfAnIsolatedNodeIsZero) {
    EXPECT_THAT(eccentricity(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(eccentricity(make_graph(3, {})), Each(0));
}

}  // namespace
}  // namespace sigloom::test
