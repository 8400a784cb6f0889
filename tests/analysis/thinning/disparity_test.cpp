#include "core/analysis/thinning/disparity.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::Each;
using testing::ElementsAre;

/// The integral of the source: k-1 times the integral of (1-x)^(k-2) from 0 to w/s, taken from 1.
/// By Simpson's rule.
double p_by_integration(double share, std::size_t degree) {
    if (degree < 2) return 1;
    constexpr int steps = 400;
    double integral = 0;
    for (int i = 0; i <= steps; ++i) {
        const double times = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
        const double x = share * i / steps;
        integral += times * std::pow(1 - x, static_cast<double>(degree) - 2) * share / (3 * steps);
    }
    return 1 - static_cast<double>(degree - 1) * integral;
}

TEST(DisparityFilter, IsTheIntegralOfItsSource) {
    std::size_t stayed = 0;
    std::size_t went = 0;
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Matrix weights = weight_matrix(graph);
        const std::vector<bool> stays = disparity_filter(graph, 0.2);
        for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
            const auto [a, b] = graph.edges().ends[edge];
            double least = 1;
            for (const Node end : {a, b}) {
                const double sum = std::accumulate(weights[end].begin(), weights[end].end(), 0.0);
                least = std::min(least, p_by_integration(weights[a][b] / sum, graph.degree(end)));
            }
            if (std::abs(least - 0.2) < 1e-6) continue;
            EXPECT_EQ(stays[edge], least < 0.2) << "seed " << seed << ", edge " << edge;
            ++(stays[edge] ? stayed : went);
        }
    }
    EXPECT_GT(stayed, 100U);
    EXPECT_GT(went, 100U);
}

TEST(DisparityFilter, KeepsWhatStandsOutAtOneEndAndJudgesALeafByItsNeighbour) {
    // Node 0 has strength 10 and degree 3: p = (1 - w/10)^2, which is 0.04 for 8 and 0.81 for 1.
    const std::vector<WeightedEdge> edges{{0, 1, 8}, {0, 2, 1}, {0, 3, 1}};
    const KnowledgeGraph graph = make_graph(4, edges);
    EXPECT_THAT(disparity_filter(graph, 0.05), ElementsAre(true, false, false));
    EXPECT_THAT(disparity_filter(graph, 0.039), ElementsAre(false, false, false));
    EXPECT_THAT(disparity_filter(graph, 0.82), Each(true));
}

TEST(DisparityFilter, OfAGraphWithoutEdgesIsEmpty) {
    EXPECT_THAT(disparity_filter(make_graph(0, {}), 0.5), ElementsAre());
    EXPECT_THAT(disparity_filter(make_graph(3, {}), 0.5), ElementsAre());
    EXPECT_THAT(disparity_filter(make_graph(2, std::vector<WeightedEdge>{{0, 1}}), 1),
                ElementsAre(false))
        << "p is 1 at both ends";
}

}  // namespace
}  // namespace sigloom::test
