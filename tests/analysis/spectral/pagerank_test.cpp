#include "core/analysis/spectral/pagerank.hpp"

#include <gmock/gmock.h>

#include <boost/graph/page_rank.hpp>

#include "core/graph/boost_graph.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointwise;

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// One step of the definition, written out.
std::vector<double> step(const Matrix& weights, const std::vector<double>& rank, double damping) {
    const std::size_t n = rank.size();
    std::vector<double> next(n, (1 - damping) / static_cast<double>(n));
    for (std::size_t u = 0; u < n; ++u) {
        const double strength = sum(weights[u]);
        for (std::size_t v = 0; v < n; ++v) {
            const double share =
                strength == 0 ? 1 / static_cast<double>(n) : weights[u][v] / strength;
            next[v] += damping * rank[u] * share;
        }
    }
    return next;
}

TEST(Pagerank, SatisfiesItsEquation) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        for (const double damping : {0.85, 0.5, 0.99}) {
            const std::vector<double> rank =
                pagerank(graph, {.damping = damping, .max_iterations = 10'000});
            // A step shrinks every error, so what it leaves in place is the solution.
            EXPECT_THAT(step(weight_matrix(graph), rank, damping),
                        Pointwise(DoubleNear(1e-12), rank))
                << "seed " << seed << ", damping " << damping;
        }
    }
}

TEST(Pagerank, SumsToOne) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        if (graph.node_count() == 0) continue;
        EXPECT_NEAR(sum(pagerank(graph)), 1, 1e-11) << "seed " << seed;
    }
}

TEST(Pagerank, EqualsBoostWhereWeightsAreEqualAndNoNodeIsIsolated) {
    int compared = 0;
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph weighted = random_graph(seed);
        bool isolated = false;
        for (Node node = 0; node < weighted.node_count(); ++node) {
            isolated |= weighted.degree(node) == 0;
        }
        if (isolated || weighted.node_count() == 0) continue;
        std::vector<WeightedEdge> edges;
        for (const auto [source, target] : weighted.edges().ends) {
            edges.push_back({source, target, 2.5});
        }
        const KnowledgeGraph graph = make_graph(weighted.node_count(), edges);
        std::vector<double> expected(graph.node_count());
        boost::graph::page_rank(
            graph,
            boost::make_iterator_property_map(expected.begin(), get(boost::vertex_index, graph)),
            boost::graph::n_iterations(300), 0.85, static_cast<Node>(graph.node_count()));
        const double total = sum(expected);
        for (double& value : expected) value /= total;
        EXPECT_THAT(pagerank(graph), Pointwise(DoubleNear(1e-11), expected)) << "seed " << seed;
        ++compared;
    }
    EXPECT_GT(compared, 100);
}

TEST(Pagerank, PrefersTheStrongTie) {
    const std::vector<WeightedEdge> edges{{0, 1, 9}, {0, 2, 1}};
    const std::vector<double> rank = pagerank(make_graph(3, edges));
    // From the equation: the leaves share 0.85 * rank(0) as 9 to 1, above 0.05 each.
    EXPECT_NEAR((rank[1] - 0.05) / (rank[2] - 0.05), 9, 1e-9);
}

TEST(Pagerank, OfNodesWithTheSameNeighboursFollowsTheirWeights) {
    // Rows of two reports, which share the term 6; weights of one row are in one proportion.
    std::vector<WeightedEdge> edges;
    for (Node row = 0; row < 6; ++row) {
        const double relevancy = 0.2 * (1 + row % 4);
        const Node own = row < 3 ? 7 : 8;
        edges.push_back({row, 6, relevancy});
        edges.push_back({row, own, 2 * relevancy});
    }
    const KnowledgeGraph graph = make_graph(9, edges);
    const std::vector<double> rank = pagerank(graph, {.tolerance = 1e-15});
    EXPECT_THAT(step(weight_matrix(graph), rank, 0.85), Pointwise(DoubleNear(1e-15), rank));
    // Above what teleportation gives, as their weights: 0.4 to 0.2.
    EXPECT_NEAR((rank[1] - 0.15 / 9) / (rank[0] - 0.15 / 9), 2, 1e-12);
}

TEST(Pagerank, OfAGraphWithoutEdgesIsUniform) {
    EXPECT_THAT(pagerank(make_graph(0, {})), IsEmpty());
    EXPECT_THAT(pagerank(make_graph(1, {})), ElementsAre(1));
    EXPECT_THAT(pagerank(make_graph(4, {})), Each(DoubleNear(0.25, 1e-15)));
}

TEST(Pagerank, WithoutDampingIsUniform) {
    EXPECT_THAT(pagerank(random_graph(13), {.damping = 0}),
                Each(DoubleNear(1.0 / static_cast<double>(random_graph(13).node_count()), 1e-15)));
}

TEST(Pagerank, WithoutIterationsIsTheShareOfStrength) {
    const std::vector<WeightedEdge> edges{{0, 1, 3}, {0, 2, 1}, {2, 3, 1}};
    EXPECT_THAT(pagerank(make_graph(4, edges), {.max_iterations = 0}),
                Pointwise(DoubleNear(1e-15), {0.4, 0.3, 0.2, 0.1}));
}

TEST(Pagerank, StartsAgainWhereThePersonalizationSays) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const std::size_t n = graph.node_count();
        if (n == 0) continue;
        std::vector<double> personalization(n);
        for (std::size_t i = 0; i < n; ++i) personalization[i] = static_cast<double>(i % 3);
        personalization[n - 1] = 5;
        const std::vector<double> rank = pagerank(graph, {.personalization = personalization});
        const Matrix weight = weight_matrix(graph);
        double isolated = 0;
        for (Node node = 0; node < n; ++node) {
            if (graph.degree(node) == 0) isolated += rank[node];
        }
        std::vector<double> expected;
        for (std::size_t v = 0; v < n; ++v) {
            expected.push_back(personalization[v] / sum(personalization) *
                               (0.15 + 0.85 * isolated));
            for (std::size_t u = 0; u < n; ++u) {
                if (weight[u][v] > 0) expected[v] += 0.85 * rank[u] * weight[u][v] / sum(weight[u]);
            }
        }
        EXPECT_THAT(rank, Pointwise(DoubleNear(1e-12), expected)) << "seed " << seed;
        EXPECT_NEAR(sum(rank), 1, 1e-11) << "seed " << seed;
    }
}

TEST(Pagerank, RefusesOptionsOutOfRange) {
    const KnowledgeGraph graph = make_graph(1, {});
    EXPECT_THROW(pagerank(graph, {.damping = 1}), std::invalid_argument);
    EXPECT_THROW(pagerank(graph, {.damping = -0.1}), std::invalid_argument);
    EXPECT_THROW(pagerank(graph, {.damping = std::nan("")}), std::invalid_argument);
    EXPECT_THROW(pagerank(graph, {.tolerance = 0}), std::invalid_argument);
    EXPECT_THROW(pagerank(graph, {.personalization = {0}}), std::invalid_argument);
    EXPECT_THROW(pagerank(graph, {.personalization = {-1}}), std::invalid_argument);
    EXPECT_THROW(pagerank(graph, {.personalization = {1, 1}}), std::invalid_argument);
}

}  // namespace
}  // namespace sigloom::test
