#include "core/analysis/local/degree.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

TEST(Degree, IsTheNumberOfEdgesThatEndInTheNode) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        std::vector<std::int32_t> expected(graph.node_count(), 0);
        for (const auto [source, target] : graph.edges().ends) {
            ++expected[source];
            ++expected[target];
        }
        EXPECT_EQ(degree(graph), expected) << "seed " << seed;
    }
}

}  // namespace
}  // namespace sigloom::test
