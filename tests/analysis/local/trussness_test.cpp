#include "core/analysis/local/trussness.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::ElementsAre;

/// Which pairs stay when edges in fewer than k-2 triangles are taken away until none is left.
Matrix truss(Matrix joined, int k) {
    const std::size_t n = joined.size();
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t a = 0; a < n; ++a) {
            for (std::size_t b = 0; b < n; ++b) {
                int triangles = 0;
                for (std::size_t c = 0; c < n; ++c) {
                    triangles += joined[a][c] > 0 && joined[b][c] > 0 ? 1 : 0;
                }
                if (joined[a][b] == 0 || triangles >= k - 2) continue;
                joined[a][b] = joined[b][a] = 0;
                changed = true;
            }
        }
    }
    return joined;
}

TEST(Trussness, IsTheHighestTrussThatHasTheEdge) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        std::vector<std::int32_t> expected(graph.edge_count(), 2);
        Matrix left = weight_matrix(graph);
        for (int k = 3; k <= static_cast<int>(graph.node_count()); ++k) {
            left = truss(left, k);
            for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
                const auto [a, b] = graph.edges().ends[edge];
                if (left[a][b] > 0) expected[edge] = k;
            }
        }
        EXPECT_EQ(edge_trussness(graph), expected) << "seed " << seed;
    }
}

TEST(Trussness, OfANodeIsThatOfItsHighestEdge) {
    const std::vector<WeightedEdge> edges{{0, 1}, {1, 2}, {0, 2}, {2, 3}};
    EXPECT_THAT(trussness(make_graph(5, edges)), ElementsAre(3, 3, 3, 2, 0));
    EXPECT_THAT(trussness(make_graph(0, {})), ElementsAre());
}

}  // namespace
}  // namespace sigloom::test
