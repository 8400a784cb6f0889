#include "core/analysis/local/structural_holes.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Pointwise;

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Burt (1992), equation 2.4, from the matrix of weights.
double constraint_by_definition(const Matrix& w, std::size_t u) {
    double all = 0;
    for (std::size_t v = 0; v < w.size(); ++v) {
        if (w[u][v] == 0) continue;
        double tie = w[u][v] / sum(w[u]);
        for (std::size_t q = 0; q < w.size(); ++q) {
            if (w[u][q] > 0 && w[q][v] > 0) tie += w[u][q] / sum(w[u]) * w[q][v] / sum(w[q]);
        }
        all += tie * tie;
    }
    return all;
}

/// Burt (1992), equation 2.2: of each neighbour what no other neighbour stands for.
double effective_size_by_definition(const Matrix& w, std::size_t u) {
    double all = 0;
    for (std::size_t v = 0; v < w.size(); ++v) {
        if (w[u][v] == 0) continue;
        double redundancy = 0;
        for (std::size_t q = 0; q < w.size(); ++q) {
            if (q != v) redundancy += w[u][q] / sum(w[u]) * w[v][q] / std::ranges::max(w[v]);
        }
        all += 1 - redundancy;
    }
    return all;
}

TEST(StructuralHoles, AreTheSumsOfTheirDefinitions) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Matrix weight = weight_matrix(graph);
        std::vector<double> constraints;
        std::vector<double> sizes;
        std::vector<double> shares;
        for (std::size_t u = 0; u < weight.size(); ++u) {
            const auto degree = static_cast<double>(graph.degree(static_cast<Node>(u)));
            constraints.push_back(constraint_by_definition(weight, u));
            sizes.push_back(effective_size_by_definition(weight, u));
            shares.push_back(degree == 0 ? 0 : sizes[u] / degree);
        }
        EXPECT_THAT(constraint(graph), Pointwise(DoubleNear(1e-12), constraints)) << seed;
        EXPECT_THAT(effective_size(graph), Pointwise(DoubleNear(1e-11), sizes)) << seed;
        EXPECT_THAT(efficiency(graph), Pointwise(DoubleNear(1e-12), shares)) << seed;
    }
}

TEST(StructuralHoles, AreBetweenNeighboursThatAreNotTied) {
    const std::vector<WeightedEdge> star{{0, 1}, {0, 2}, {0, 3}, {0, 4}};
    EXPECT_THAT(constraint(make_graph(5, star)), ElementsAre(0.25, 1, 1, 1, 1));
    EXPECT_THAT(effective_size(make_graph(5, star)), ElementsAre(4, 1, 1, 1, 1));
    const std::vector<WeightedEdge> triangle{{0, 1}, {1, 2}, {0, 2}};
    EXPECT_THAT(constraint(make_graph(3, triangle)), Each(1.125));
    EXPECT_THAT(efficiency(make_graph(3, triangle)), Each(0.5));
}

TEST(StructuralHoles, OfAnIsolatedNodeAreZero) {
    for (const auto measure : {constraint, effective_size, efficiency}) {
        EXPECT_THAT(measure(make_graph(0, {})), ElementsAre());
        EXPECT_THAT(measure(make_graph(2, {})), ElementsAre(0, 0));
    }
}

}  // namespace
}  // namespace sigloom::test
