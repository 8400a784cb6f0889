#include "core/analysis/local/local_efficiency.hpp"

#include <gmock/gmock.h>

#include "core/analysis/local/clustering.hpp"
#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Pointwise;

/// Latora and Marchiori (2001): the efficiency of the graph of a node's neighbours, by Floyd and
/// Warshall's distances in it.
double by_definition(const KnowledgeGraph& graph, Node node) {
    std::vector<Node> around;
    graph.for_each_neighbor(node, [&](const Neighbor& other) { around.push_back(other.node); });
    std::vector<WeightedEdge> edges;
    for (Node a = 0; a < around.size(); ++a) {
        graph.for_each_neighbor(around[a], [&](const Neighbor& other) {
            const auto b =
                static_cast<Node>(std::ranges::find(around, other.node) - around.begin());
            if (b < around.size() && a < b) edges.push_back({a, b});
        });
    }
    const Matrix distance = all_distances(make_graph(around.size(), edges), PathLength::hops);
    double sum = 0;
    for (std::size_t a = 0; a < around.size(); ++a) {
        for (std::size_t b = 0; b < around.size(); ++b) {
            if (a != b) sum += 1 / distance[a][b];
        }
    }
    const auto pairs = static_cast<double>(around.size() * (around.size() - 1));
    return around.size() < 2 ? 0 : sum / pairs;
}

std::vector<double> all_by_definition(const KnowledgeGraph& graph) {
    std::vector<double> values;
    for (Node node = 0; node < graph.node_count(); ++node) {
        values.push_back(by_definition(graph, node));
    }
    return values;
}

TEST(LocalEfficiency, IsTheEfficiencyAmongNeighbours) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        for (const KnowledgeGraph& graph : {random_graph(seed), report_graph(seed)}) {
            EXPECT_THAT(local_efficiency(graph),
                        Pointwise(DoubleNear(1e-12), all_by_definition(graph)))
                << "seed " << seed;
        }
    }
}

TEST(LocalEfficiency, OfMoreNeighboursThanAreSearchedFromAtATime) {
    // A hub on a cycle of 600: between others on the cycle, distance runs from 1 to 300.
    constexpr Node nodes = 600;
    std::vector<WeightedEdge> edges;
    for (Node node = 0; node < nodes; ++node) {
        edges.push_back({node, (node + 1) % nodes});
        edges.push_back({node, nodes});
    }
    double sum = 1.0 / 300;
    for (int steps = 1; steps < 300; ++steps) sum += 2.0 / steps;
    EXPECT_NEAR(local_efficiency(make_graph(nodes + 1, edges))[nodes], sum / (nodes - 1), 1e-14);
}

TEST(LocalEfficiency, IsAtLeastTheClusteringCoefficient) {
    const KnowledgeGraph graph = joined_cliques(400, 150);
    const std::vector<double> least = clustering(graph);
    const std::vector<double> values = local_efficiency(graph);
    for (Node node = 0; node < graph.node_count(); ++node) {
        EXPECT_GE(values[node], least[node] - 1e-12);
        EXPECT_LE(values[node], 1 + 1e-12);
    }
}

TEST(LocalEfficiency, IsOneInACliqueAndZeroInAStar) {
    const std::vector<WeightedEdge> clique{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};
    EXPECT_THAT(local_efficiency(make_graph(4, clique)), Each(1));
    const std::vector<WeightedEdge> star{{0, 1}, {0, 2}, {0, 3}};
    EXPECT_THAT(local_efficiency(make_graph(4, star)), Each(0));
}

TEST(LocalEfficiency, OfFewerThanTwoNeighboursIsZero) {
    EXPECT_THAT(local_efficiency(make_graph(0, {})), ElementsAre());
    const std::vector<WeightedEdge> edge{{0, 1}};
    EXPECT_THAT(local_efficiency(make_graph(2, edge)), ElementsAre(0, 0));
    EXPECT_THAT(local_efficiency(make_graph(3, {})), ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace sigloom::test
