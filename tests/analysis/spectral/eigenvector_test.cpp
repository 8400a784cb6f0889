#include "core/analysis/spectral/eigenvector.hpp"

#include <gmock/gmock.h>

#include <numbers>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointwise;

void normalise(std::vector<double>& values) {
    const double norm =
        std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
    for (double& value : values) value /= norm;
}

Matrix squared(const Matrix& matrix) {
    const std::size_t n = matrix.size();
    Matrix square(n, std::vector<double>(n, 0));
    double highest = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t j = 0; j < n; ++j) square[i][j] += matrix[i][k] * matrix[k][j];
        }
        highest = std::max(highest, std::ranges::max(square[i]));
    }
    for (auto& row : square) {
        for (double& value : row) value /= highest;
    }
    return square;
}

/// Two to the power of forty steps of power iteration on A + I from the uniform vector.
std::vector<double> power_iteration(const KnowledgeGraph& graph) {
    Matrix power = weight_matrix(graph);
    for (std::size_t i = 0; i < power.size(); ++i) power[i][i] = 1;
    for (int doubling = 0; doubling < 40; ++doubling) power = squared(power);
    std::vector<double> values;
    for (const auto& row : power) values.push_back(std::accumulate(row.begin(), row.end(), 0.0));
    normalise(values);
    return values;
}

TEST(Eigenvector, IsWherePowerIterationFromTheUniformVectorEnds) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        if (graph.node_count() == 0) continue;
        EXPECT_THAT(eigenvector(graph), Pointwise(DoubleNear(1e-8), power_iteration(graph)))
            << "seed " << seed;
    }
}

TEST(Eigenvector, HasNormOneAndNoValueBelowZero) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const std::vector<double> values = eigenvector(random_graph(seed));
        if (values.empty()) continue;
        EXPECT_THAT(values, Each(testing::Ge(0))) << "seed " << seed;
        EXPECT_NEAR(std::inner_product(values.begin(), values.end(), values.begin(), 0.0), 1, 1e-12)
            << "seed " << seed;
    }
}

TEST(Eigenvector, OfALongPathIsASine) {
    constexpr Node n = 2000;  // the two highest eigenvalues differ by 7e-6 only
    std::vector<WeightedEdge> edges;
    for (Node node = 1; node < n; ++node) edges.push_back({node - 1, node, 3});
    std::vector<double> expected;
    for (Node node = 1; node <= n; ++node) {
        expected.push_back(std::sin(std::numbers::pi * node / (n + 1)));
    }
    normalise(expected);
    EXPECT_THAT(eigenvector(make_graph(n, edges)), Pointwise(DoubleNear(1e-6), expected));
}

TEST(Eigenvector, OfAStarSettlesThoughTheGraphIsBipartite) {
    const std::vector<WeightedEdge> edges{{0, 1}, {0, 2}, {0, 3}, {0, 4}};
    const double leaf = std::sqrt(1.0 / 8);
    EXPECT_THAT(eigenvector(make_graph(5, edges)),
                Pointwise(DoubleNear(1e-9), std::vector{std::sqrt(0.5), leaf, leaf, leaf, leaf}));
}

TEST(Eigenvector, IsExactlyZeroOutsideTheStrongestComponent) {
    // A path of six and one strong pair, the pair having the higher eigenvalue.
    const std::vector<WeightedEdge> edges{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {6, 7, 2}};
    const double half = std::sqrt(0.5);
    EXPECT_THAT(eigenvector(make_graph(9, edges)),
                ElementsAre(0, 0, 0, 0, 0, 0, DoubleNear(half, 1e-12), DoubleNear(half, 1e-12), 0));
}

TEST(Eigenvector, IsSharedByComponentsThatAreEqual) {
    const std::vector<WeightedEdge> edges{{0, 1, 5}, {2, 3, 5}, {4, 5, 1}};
    EXPECT_THAT(eigenvector(make_graph(6, edges)),
                Pointwise(DoubleNear(1e-12), std::vector{0.5, 0.5, 0.5, 0.5, 0.0, 0.0}));
}

TEST(Eigenvector, DoesNotDependOnTheUnitOfTheWeights) {
    const KnowledgeGraph graph = joined_cliques(200, 100);
    const std::vector<double> expected = eigenvector(graph);
    for (const double unit : {1e-300, 1e-6, 1e6, 1e300}) {
        std::vector<WeightedEdge> edges;
        for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
            const auto [source, target] = graph.edges().ends[edge];
            edges.push_back({source, target, unit * graph.edges().weight[edge]});
        }
        EXPECT_THAT(eigenvector(make_graph(200, edges)), Pointwise(DoubleNear(1e-9), expected))
            << "unit " << unit;
    }
}

TEST(Eigenvector, OfAGraphWithoutEdgesIsUniform) {
    EXPECT_THAT(eigenvector(make_graph(0, {})), IsEmpty());
    EXPECT_THAT(eigenvector(make_graph(1, {})), ElementsAre(1));
    EXPECT_THAT(eigenvector(make_graph(4, {})), Each(DoubleNear(0.5, 1e-15)));
}

TEST(Eigenvector, OfALargeStarIsFoundInAFewIterations) {
    constexpr Node leaves = 250'000;
    std::vector<WeightedEdge> edges;
    for (Node node = 1; node <= leaves; ++node) edges.push_back({0, node, 1});
    Convergence reached;
    const std::vector<double> values =
        eigenvector(make_graph(leaves + 1, edges), {.reached = &reached});
    EXPECT_TRUE(reached.is_reached());
    EXPECT_LT(reached.iterations, 20U);
    EXPECT_NEAR(values[0], std::sqrt(0.5), 1e-10);
    for (Node node = 1; node <= leaves; ++node) {
        ASSERT_NEAR(values[node], std::sqrt(0.5 / leaves), 1e-10) << node;
    }
}

TEST(Eigenvector, EndsWhenRoundingKeepsItFromGettingNearerAndSaysHowFarItCame) {
    const KnowledgeGraph graph = joined_cliques(200, 100);
    Convergence reached;
    const std::vector<double> values =
        eigenvector(graph, {.tolerance = 1e-300, .reached = &reached});
    EXPECT_FALSE(reached.is_reached());
    EXPECT_LT(reached.residual, 1e-13);
    EXPECT_EQ(reached.tolerance, 1e-300);
    EXPECT_LT(reached.iterations, 1'000U);
    EXPECT_THAT(values, Pointwise(DoubleNear(1e-9), eigenvector(graph)));
}

TEST(Eigenvector, RefusesAToleranceThatNothingMeets) {
    EXPECT_THROW(eigenvector(make_graph(1, {}), {.tolerance = 0}), std::invalid_argument);
}

}  // namespace
}  // namespace sigloom::test
