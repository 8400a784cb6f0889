#include "core/analysis/paths/closeness.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

std::vector<double> by_definition(const Matrix& distances) {
    std::vector<double> values;
    for (const auto& row : distances) {
        double sum = 0;
        double reachable = -1;  // itself is none of the others
        for (const double distance : row) {
            if (std::isinf(distance)) continue;
            sum += distance;
            ++reachable;
        }
        const auto others = static_cast<double>(row.size() - 1);
        values.push_back(reachable == 0 ? 0 : reachable / sum * reachable / others);
    }
    return values;
}

TEST(Closeness, EqualsItsDefinitionOnDistancesOfBoost) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        for (const PathLength length : {PathLength::hops, PathLength::inverse_weight}) {
            EXPECT_THAT(closeness(graph, {.length = length, .context = {}}),
                        Pointwise(DoubleNear(1e-12), by_definition(all_distances(graph, length))))
                << "seed " << seed;
        }
    }
}

TEST(Closeness, EqualsItsDefinitionOnGraphsLikeThoseOfReports) {
    for (std::uint32_t seed = 0; seed < 170; ++seed) {
        const KnowledgeGraph graph = report_graph(seed);
        for (const PathLength length : {PathLength::hops, PathLength::inverse_weight}) {
            EXPECT_THAT(closeness(graph, {.length = length, .context = {}}),
                        Pointwise(DoubleNear(1e-12), by_definition(all_distances(graph, length))))
                << "seed " << seed;
        }
    }
}

TEST(Closeness, EqualsItsDefinitionWhenOneThreadSearchesFromManyNodesInARow) {
    const KnowledgeGraph graph = joined_cliques(600, 120);  // of several components
    for (const PathLength length : {PathLength::hops, PathLength::inverse_weight}) {
        EXPECT_THAT(closeness(graph, {.length = length, .context = {}}),
                    Pointwise(DoubleNear(1e-12), by_definition(all_distances(graph, length))));
    }
}

TEST(Closeness, OfASmallComponentIsReducedByTheShareOfNodesThatItReaches) {
    const std::vector<WeightedEdge> edges{{0, 1}, {2, 3}, {3, 4}};
    EXPECT_THAT(closeness(make_graph(5, edges)), ElementsAre(0.25, 0.25, DoubleNear(1.0 / 3, 1e-15),
                                                             0.5, DoubleNear(1.0 / 3, 1e-15)));
}

TEST(Closeness, ByLengthGrowsWithTheWeight) {
    const std::vector<WeightedEdge> edges{{0, 1, 7}};
    EXPECT_THAT(closeness(make_graph(2, edges), {PathLength::inverse_weight, {}}),
                ElementsAre(DoubleNear(7, 1e-12), DoubleNear(7, 1e-12)));
    EXPECT_THAT(closeness(make_graph(2, edges)), ElementsAre(1, 1));
}

TEST(Closeness, OfAnIsolatedNodeIsZero) {
    EXPECT_THAT(closeness(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(closeness(make_graph(1, {})), ElementsAre(0));
    EXPECT_THAT(closeness(make_graph(3, {})), ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace sigloom::test
