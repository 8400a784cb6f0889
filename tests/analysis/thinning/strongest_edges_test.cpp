#include "core/analysis/thinning/strongest_edges.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::Each;
using testing::ElementsAre;

TEST(StrongestEdges, AreThoseThatFewerThanKAreBeforeAtOneEnd) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Matrix weights = weight_matrix(graph);
        const auto before = [&](Node end, Node other) {
            std::size_t count = 0;
            for (Node each = 0; each < graph.node_count(); ++each) {
                const double difference = weights[end][each] - weights[end][other];
                count += difference > 0 || (difference == 0 && each < other) ? 1 : 0;
            }
            return count;
        };
        for (const std::size_t k : {0U, 1U, 3U}) {
            const std::vector<bool> stays = strongest_edges(graph, k);
            for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
                const auto [a, b] = graph.edges().ends[edge];
                EXPECT_EQ(stays[edge], before(a, b) < k || before(b, a) < k)
                    << "seed " << seed << ", edge " << edge << ", k " << k;
            }
        }
    }
}

TEST(StrongestEdges, LeaveEveryNodeKOrAllItHas) {
    const KnowledgeGraph graph = joined_cliques(200, 100);
    const std::vector<bool> stays = strongest_edges(graph, 3);
    EXPECT_THAT(stays, testing::Contains(false));
    for (Node node = 0; node < graph.node_count(); ++node) {
        std::size_t left = 0;
        graph.for_each_neighbor(node, [&](const Neighbor& each) { left += stays[each.edge]; });
        EXPECT_GE(left, std::min<std::size_t>(3, graph.degree(node)));
    }
    EXPECT_THAT(strongest_edges(graph, 1000), Each(true));
}

TEST(StrongestEdges, OfAGraphWithoutEdgesAreNone) {
    EXPECT_THAT(strongest_edges(make_graph(0, {}), 3), ElementsAre());
    EXPECT_THAT(strongest_edges(make_graph(3, {}), 3), ElementsAre());
}

}  // namespace
}  // namespace sigloom::test
