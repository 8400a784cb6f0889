#include "core/analysis/thinning/noise_corrected.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::Each;
using testing::ElementsAre;

/// The formulas of the header, letter by letter, in higher precision.
long double significance(long double w, long double si, long double sj, long double n) {
    const long double mu = si * sj / (n * n);
    const long double sigma2 = si * sj * (n - si) * (n - sj) / (n * n * n * n * (n - 1));
    const long double q = mu * (1 - mu) / sigma2 - 1;
    const long double a = mu * q;
    const long double b = (1 - mu) * q;
    const long double p = (a + w) / (a + b + n);
    const long double kappa = n / (si * sj);
    const long double d = 1 / (si * sj) - n * (si + sj) / (si * sj * si * sj);
    const long double slope = 2 * (kappa + w * d) / ((kappa * w + 1) * (kappa * w + 1));
    const long double lift = (kappa * w - 1) / (kappa * w + 1);
    return lift / std::sqrt(p * (1 - p) * n * slope * slope);
}

TEST(NoiseCorrected, KeepsWhatIsAboveDeltaStandardDeviations) {
    std::size_t stayed = 0;
    std::size_t went = 0;
    for (const double delta : {0.0, 0.7, 1.64}) {
        for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
            const KnowledgeGraph graph = random_graph(seed);
            const Matrix weights = weight_matrix(graph);
            std::vector<long double> sums;
            for (const auto& row : weights) {
                sums.push_back(std::accumulate(row.begin(), row.end(), 0.0L));
            }
            const long double total = std::accumulate(sums.begin(), sums.end(), 0.0L);
            const std::vector<bool> stays = noise_corrected_backbone(graph, delta);
            for (Edge edge = 0; edge < graph.edge_count() && total > 1; ++edge) {
                const auto [a, b] = graph.edges().ends[edge];
                const long double z = significance(weights[a][b], sums[a], sums[b], total);
                if (std::abs(z - delta) < 1e-9) continue;
                EXPECT_EQ(stays[edge], z > delta) << "seed " << seed << ", edge " << edge;
                ++(stays[edge] ? stayed : went);
            }
        }
    }
    EXPECT_GT(stayed, 100U);
    EXPECT_GT(went, 100U);
}

TEST(NoiseCorrected, TellsAnEdgeFromDeltaAsFinelyAsTheFormulaDoes) {
    std::size_t edges = 0;
    for (std::uint32_t seed = 0; seed < 66; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Matrix weights = weight_matrix(graph);
        std::vector<double> sums;
        for (const auto& row : weights) {
            sums.push_back(std::accumulate(row.begin(), row.end(), 0.0));
        }
        const double total = std::accumulate(sums.begin(), sums.end(), 0.0);
        for (Edge edge = 0; edge < graph.edge_count() && total > 1; ++edge) {
            const auto [a, b] = graph.edges().ends[edge];
            const auto z =
                static_cast<double>(significance(weights[a][b], sums[a], sums[b], total));
            if (!(z > 1e-6)) continue;
            EXPECT_TRUE(noise_corrected_backbone(graph, z * (1 - 1e-7))[edge]) << "seed " << seed;
            EXPECT_FALSE(noise_corrected_backbone(graph, z * (1 + 1e-7))[edge]) << "seed " << seed;
            ++edges;
        }
    }
    EXPECT_GT(edges, 100U);
}

TEST(NoiseCorrected, TakesAnEdgeBetweenHubsForNoiseAndOneBetweenQuietNodesForASignal) {
    // All edges weigh 10; the hubs 0 and 1 have six neighbours each, and 8 and 9 only each other.
    std::vector<WeightedEdge> edges{{0, 1, 10}, {8, 9, 10}};
    for (Node leaf = 2; leaf < 7; ++leaf) {
        edges.push_back({0, leaf, 10});
        edges.push_back({1, leaf, 10});
    }
    const std::vector<bool> stays = noise_corrected_backbone(make_graph(10, edges), 1.64);
    EXPECT_FALSE(stays[0]);
    EXPECT_TRUE(stays[1]);
}

TEST(NoiseCorrected, OfTooLittleEvidenceKeepsNothing) {
    EXPECT_THAT(noise_corrected_backbone(make_graph(3, {}), 1.64), ElementsAre());
    const std::vector<WeightedEdge> edges{{0, 1, 0.2}, {1, 2, 0.3}};
    EXPECT_THAT(noise_corrected_backbone(make_graph(3, edges), 0), Each(false));
}

}  // namespace
}  // namespace sigloom::test
