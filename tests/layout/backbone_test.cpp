#include "core/layout/backbone.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "core/analysis/thinning/spanning_forest.hpp"
#include "tests/analysis/sample_graph.hpp"

namespace sigloom {
namespace {

using test::make_graph;
using test::random_graph;
using test::WeightedEdge;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Gt;

std::vector<std::int32_t> ranks(const KnowledgeGraph& graph) {
    return backbone_ranks(graph, graph.edges().weight);
}

TEST(Backbone, TheLinksOfAnEndAreRankedByWeightAndByHowLittleTheOtherEndHas) {
    // A triangle 0 1 2, and node 3 at the hub 0 by the weakest link: which holds the graph together.
    const std::vector<WeightedEdge> edges{{0, 1, 5}, {0, 2, 4}, {1, 2, 1}, {0, 3, 0.5}};
    EXPECT_THAT(ranks(make_graph(4, edges)), ElementsAre(1, 1, 2, 1));
}

TEST(Backbone, TheBetterOfTheRanksAtTheTwoEndsCountsAndTheForestComesFirst) {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const std::vector<double>& weight = graph.edges().weight;
        std::vector<double> strength(graph.node_count(), 0);
        for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
            strength[graph.edges().ends[edge].source] += weight[edge];
            strength[graph.edges().ends[edge].target] += weight[edge];
        }
        const auto score = [&](Edge edge) {
            const auto [a, b] = graph.edges().ends[edge];
            return weight[edge] * std::sqrt(weight[edge] / std::sqrt(strength[a] * strength[b]));
        };
        const std::vector<bool> forest = maximum_spanning_forest(graph);
        const std::vector<std::int32_t> rank = ranks(graph);
        for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
            const auto [source, target] = graph.edges().ends[edge];
            // Equal scores may differ in their last bits.
            std::int32_t least = std::numeric_limits<std::int32_t>::max();
            std::int32_t most = least;
            for (const Node end : {source, target}) {
                std::int32_t better = 1;
                std::int32_t as_good = 0;
                graph.for_each_neighbor(end, [&](const Neighbor& neighbor) {
                    if (score(neighbor.edge) > score(edge) * (1 + 1e-12)) {
                        ++better;
                    } else if (score(neighbor.edge) > score(edge) * (1 - 1e-12)) {
                        ++as_good;
                    }
                });
                least = std::min(least, better);
                most = std::min(most, better + as_good - 1);
            }
            if (forest[edge]) {
                EXPECT_EQ(rank[edge], 1);
            } else {
                EXPECT_GE(rank[edge], least);
                EXPECT_LE(rank[edge], most);
            }
        }
    }
}

TEST(Backbone, WeightsOfAnySizeAreRanked) {
    const double huge = std::numeric_limits<double>::max();
    EXPECT_THAT(
        ranks(make_graph(
            3, std::vector<WeightedEdge>{{0, 1, huge}, {0, 2, huge / 2}, {1, 2, huge / 4}})),
        ElementsAre(1, 1, 2));
}

TEST(Backbone, AsManyLinksPerNodeAreDrawnAsCanBeLookedAt) {
    EXPECT_EQ(default_links_per_node(0, {}), 1);
    const std::vector<std::int32_t> few{1, 1, 2, 3};
    EXPECT_EQ(default_links_per_node(4, few), 3);
    std::vector<std::int32_t> many(200, 1);
    many.resize(221, 2);  // 2.21 per node
    EXPECT_EQ(default_links_per_node(100, many), 1);
    EXPECT_EQ(default_links_per_node(1000, many), 2);
    std::vector<std::int32_t> large(3000, 1);
    large.resize(3000 * 2, 2);  // 2 per node
    EXPECT_EQ(default_links_per_node(3000, large), 1);
    EXPECT_EQ(default_links_per_node(100, std::vector<std::int32_t>(500, 1)), 1);
}

TEST(Backbone, ReportsCountFractionallyWhereTheGraphKnowsThem) {
    const KnowledgeGraph graph = test::sample_graph(PairChoice::terms, ReportNodes::leave_out);
    EXPECT_THAT(drawing_weights(graph), Each(Gt(0)));
    EXPECT_NE(drawing_weights(graph), graph.edges().weight.read());
    const KnowledgeGraph foreign = random_graph(8);
    EXPECT_EQ(drawing_weights(foreign), foreign.edges().weight.read());
}

}  // namespace
}  // namespace sigloom
