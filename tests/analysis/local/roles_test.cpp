#include "core/analysis/local/roles.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Pointwise;

using Division = std::vector<std::int32_t>;

TEST(Roles, AreTheSumsOfTheirDefinitions) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Matrix weight = weight_matrix(graph);
        const std::size_t n = weight.size();
        Division community(n);
        for (std::size_t v = 0; v < n; ++v) community[v] = static_cast<std::int32_t>(v % 3);
        std::vector<std::vector<double>> links(n, std::vector<double>(3, 0));
        for (std::size_t v = 0; v < n; ++v) {
            for (std::size_t u = 0; u < n; ++u) {
                if (weight[v][u] > 0) ++links[v][u % 3];
            }
        }
        std::vector<double> spread;
        std::vector<double> z;
        for (std::size_t v = 0; v < n; ++v) {
            const auto degree = static_cast<double>(graph.degree(static_cast<Node>(v)));
            double inside = 0;
            for (const double k : links[v])
                inside += degree == 0 ? 1.0 / 3 : k * k / degree / degree;
            spread.push_back(1 - inside);
            double nodes = 0;
            double mean = 0;
            double variance = 0;
            for (std::size_t u = v % 3; u < n; u += 3) mean += links[u][v % 3], ++nodes;
            mean /= nodes;
            for (std::size_t u = v % 3; u < n; u += 3) {
                variance += (links[u][v % 3] - mean) * (links[u][v % 3] - mean) / nodes;
            }
            z.push_back(variance < 1e-12 ? 0 : (links[v][v % 3] - mean) / std::sqrt(variance));
        }
        EXPECT_THAT(participation(graph, community), Pointwise(DoubleNear(1e-12), spread)) << seed;
        EXPECT_THAT(within_module_z(graph, community), Pointwise(DoubleNear(1e-9), z)) << seed;
    }
}

TEST(Roles, TellConnectorsFromHubs) {
    // 0 is the middle of a star; 4 is tied to two communities alike.
    const std::vector<WeightedEdge> edges{{0, 1}, {0, 2}, {0, 3}, {3, 4}, {4, 5}, {5, 6}};
    const Division community{0, 0, 0, 0, 0, 1, 1};
    EXPECT_THAT(participation(make_graph(7, edges), community),
                ElementsAre(0, 0, 0, 0, 0.5, 0.5, 0));
    const std::vector<double> z = within_module_z(make_graph(7, edges), community);
    EXPECT_EQ(std::ranges::max(z), z[0]);
    EXPECT_EQ(z[5], 0);
}

TEST(Roles, OfIsolatedNodesAreZero) {
    EXPECT_THAT(participation(make_graph(2, {}), Division{0, 1}), Each(0));
    EXPECT_THAT(within_module_z(make_graph(2, {}), Division{0, 1}), Each(0));
}

}  // namespace
}  // namespace sigloom::test
