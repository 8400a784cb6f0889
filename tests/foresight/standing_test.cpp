#include "core/foresight/standing.hpp"

#include <gmock/gmock.h>

#include <map>

#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Standing, ABridgeHasTiesToSeveralCommunities) {
    // 2 lies between 0, 1 and 3, 4; 1 has as much strength, all of it in one community.
    const test::WeightedEdge edges[] = {{0, 1, 3}, {1, 2, 1}, {2, 3, 3}, {3, 4, 5}};
    const KnowledgeGraph graph = test::make_graph(5, edges);
    const std::vector<std::int32_t> community{0, 0, 0, 1, 1};
    EXPECT_THAT(strengths(graph), ElementsAre(3, 4, 4, 8, 5));
    EXPECT_THAT(bridging(graph, community),
                ElementsAre(0, 0, 4 - (1 + 9) / 4.0, 8 - (9 + 25) / 8.0, 0));
    EXPECT_THAT(leading_nodes(graph, bridging(graph, community), 5), ElementsAre(3, 2));
    EXPECT_THAT(leading_nodes(graph, strengths(graph), 3), ElementsAre(3, 4, 1)) << "ties by id";
    EXPECT_THAT(leading_nodes(graph, strengths(graph), 0), IsEmpty());
}

TEST(Standing, BridgingIsStrengthTimesParticipation) {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const KnowledgeGraph graph = test::random_graph(seed);
        std::vector<std::int32_t> community;
        for (Node node = 0; node < graph.node_count(); ++node) {
            community.push_back(static_cast<std::int32_t>((node * 7 + seed) % 3));
        }
        const auto values = bridging(graph, community);
        for (Node node = 0; node < graph.node_count(); ++node) {
            std::map<std::int32_t, double> to;
            double strength = 0;
            for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
                const auto [a, b] = graph.edges().ends[edge];
                if (a != node && b != node) continue;
                to[community[a == node ? b : a]] += graph.edges().weight[edge];
                strength += graph.edges().weight[edge];
            }
            double participation = 1;
            for (const auto& [there, weight] : to) {
                participation -= weight / strength * (weight / strength);
            }
            const double expected = strength > 0 ? strength * participation : 0;
            EXPECT_NEAR(values[node], expected, 1e-9 * (1 + strength));
        }
    }
}

}  // namespace
}  // namespace sigloom
