#include "core/analysis/local/core_number.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::ElementsAre;

/// The nodes that stay when nodes with fewer than k neighbours are taken away until none is left.
std::vector<bool> core(const KnowledgeGraph& graph, int k) {
    std::vector<bool> in_core(graph.node_count(), true);
    for (bool changed = true; changed;) {
        changed = false;
        for (Node node = 0; node < graph.node_count(); ++node) {
            int neighbors = 0;
            graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
                neighbors += in_core[neighbor.node] ? 1 : 0;
            });
            if (!in_core[node] || neighbors >= k) continue;
            in_core[node] = false;
            changed = true;
        }
    }
    return in_core;
}

TEST(CoreNumber, IsTheHighestCoreThatHasTheNode) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        std::vector<std::int32_t> expected(graph.node_count(), 0);
        for (int k = 1; k < static_cast<int>(graph.node_count()); ++k) {
            const std::vector<bool> in_core = core(graph, k);
            for (Node node = 0; node < graph.node_count(); ++node) {
                if (in_core[node]) expected[node] = k;
            }
        }
        EXPECT_EQ(core_number(graph), expected) << "seed " << seed;
    }
}

TEST(CoreNumber, OfATriangleWithATailIsTwoInTheTriangleOnly) {
    const std::vector<WeightedEdge> edges{{0, 1}, {1, 2}, {0, 2}, {2, 3}};
    EXPECT_THAT(core_number(make_graph(5, edges)), ElementsAre(2, 2, 2, 1, 0));
}

TEST(CoreNumber, OfAnIsolatedNodeIsZero) {
    EXPECT_THAT(core_number(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(core_number(make_graph(1, {})), ElementsAre(0));
    EXPECT_THAT(core_number(make_graph(3, {})), ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace sigloom::test
