#include "core/analysis/spectral/katz.hpp"

#include <gmock/gmock.h>

#include <functional>

#include "core/analysis/spectral/eigenvector.hpp"
#include "core/analysis/spectral/hits.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::IsEmpty;
using testing::Pointwise;

std::vector<double> times(const Matrix& weight, const std::vector<double>& x) {
    std::vector<double> product(x.size(), 0);
    for (std::size_t a = 0; a < x.size(); ++a) {
        for (std::size_t b = 0; b < x.size(); ++b) product[a] += weight[a][b] * x[b];
    }
    return product;
}

/// Norm 1 and not below 0.
std::vector<double> scaled(std::vector<double> x) {
    const double norm = std::sqrt(std::inner_product(x.begin(), x.end(), x.begin(), 0.0));
    for (double& value : x) value /= norm;
    return x;
}

/// The highest eigenvalue, by power iteration on A + I, which no bipartite graph disturbs.
double highest_eigenvalue(const Matrix& weight) {
    std::vector<double> x = scaled(std::vector<double>(weight.size(), 1));
    for (int i = 0; i < 20'000; ++i) {
        const std::vector<double> before = x;
        const std::vector<double> product = times(weight, x);
        for (std::size_t j = 0; j < x.size(); ++j) x[j] += product[j];
        x = scaled(x);
        const auto moved = [](double a, double b) { return std::abs(a - b) > 1e-15; };
        if (std::ranges::equal(x, before, std::not_fn(moved))) break;
    }
    const std::vector<double> product = times(weight, x);
    return std::inner_product(x.begin(), x.end(), product.begin(), 0.0);
}

TEST(Katz, IsTheSumOverAllWalks) {
    for (std::uint32_t seed = 0; seed < 66; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        if (graph.edge_count() == 0) continue;
        const Matrix weight = weight_matrix(graph);
        const double alpha = 0.85 / highest_eigenvalue(weight);
        std::vector<double> walks(graph.node_count(), 1);
        for (int steps = 0; steps < 300; ++steps) {
            walks = times(weight, walks);
            for (double& value : walks) value = 1 + alpha * value;
        }
        EXPECT_THAT(katz(graph), Pointwise(DoubleNear(1e-11), scaled(walks))) << "seed " << seed;
    }
}

TEST(Katz, OfAGraphWithoutEdgesIsUniform) {
    EXPECT_THAT(katz(make_graph(0, {})), IsEmpty());
    EXPECT_THAT(katz(make_graph(4, {})), Each(0.5));
}

TEST(Katz, EndsWhenRoundingKeepsItFromGettingNearerAndSaysHowFarItCame) {
    const KnowledgeGraph graph = joined_cliques(200, 100);
    Convergence reached;
    katz(graph, {.reached = &reached});
    EXPECT_TRUE(reached.is_reached());
    EXPECT_GT(reached.iterations, 5U);
    katz(graph, {.tolerance = 1e-300, .max_iterations = 1'000'000, .reached = &reached});
    EXPECT_LT(reached.iterations, 10'000U);
    EXPECT_LT(reached.residual, 1e-13);
}

TEST(Katz, RefusesOptionsOutOfRange) {
    const KnowledgeGraph graph = make_graph(1, {});
    EXPECT_THROW(katz(graph, {.share = 1}), std::invalid_argument);
    EXPECT_THROW(katz(graph, {.share = -0.1}), std::invalid_argument);
    EXPECT_THROW(katz(graph, {.tolerance = 0}), std::invalid_argument);
}

TEST(Hits, AreHubsAndAuthoritiesOfEachOther) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        if (graph.edge_count() == 0) continue;
        const std::vector<double> authority = hits(graph);
        EXPECT_NEAR(std::accumulate(authority.begin(), authority.end(), 0.0), 1, 1e-12);
        std::vector<double> hub = times(weight_matrix(graph), authority);
        const double sum = std::accumulate(hub.begin(), hub.end(), 0.0);
        for (double& value : hub) value /= sum;
        EXPECT_THAT(hub, Pointwise(DoubleNear(1e-8), authority)) << "seed " << seed;
    }
    EXPECT_THAT(hits(make_graph(0, {})), IsEmpty());
    EXPECT_THAT(hits(make_graph(4, {})), Each(0.25));
}

}  // namespace
}  // namespace sigloom::test
