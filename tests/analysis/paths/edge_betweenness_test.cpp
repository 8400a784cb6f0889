#include "core/analysis/paths/edge_betweenness.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointwise;

std::vector<double> boost_edge_betweenness(const KnowledgeGraph& graph, PathLength length) {
    using Indexed =
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                              boost::property<boost::edge_index_t, std::size_t,
                                              boost::property<boost::edge_weight_t, double>>>;
    Indexed oracle(graph.node_count());
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        const double weight = graph.edges().weight[edge];
        boost::add_edge(source, target, {edge, whole_length(weight)}, oracle);
    }
    std::vector<double> values(graph.edge_count(), 0);
    const auto centrality = boost::edge_centrality_map(
        boost::make_iterator_property_map(values.begin(), boost::get(boost::edge_index, oracle)));
    if (length == PathLength::hops) {
        boost::brandes_betweenness_centrality(oracle, centrality);
    } else {
        boost::brandes_betweenness_centrality(
            oracle, centrality.weight_map(boost::get(boost::edge_weight, oracle)));
    }
    return values;
}

TEST(EdgeBetweenness, EqualsBoost) {
    for (std::uint32_t seed = 0; seed < 2 * graph_count; ++seed) {
        const KnowledgeGraph graph =
            seed < graph_count ? random_graph(seed) : report_graph(seed - graph_count);
        for (const PathLength length : {PathLength::hops, PathLength::inverse_weight}) {
            EXPECT_THAT(edge_betweenness(graph, {.length = length, .context = {}}),
                        Pointwise(DoubleNear(1e-8), boost_edge_betweenness(graph, length)))
                << "seed " << seed;
        }
    }
}

TEST(EdgeBetweenness, EqualsBoostOnACoreOfSomeSize) {
    const KnowledgeGraph graph = joined_cliques(300, 90);
    EXPECT_THAT(edge_betweenness(graph),
                Pointwise(DoubleNear(1e-7), boost_edge_betweenness(graph, PathLength::hops)));
}

TEST(EdgeBetweenness, OfABridgeIsTheNumberOfPairsThatItJoins) {
    const std::vector<WeightedEdge> edges{{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}};
    EXPECT_THAT(edge_betweenness(make_graph(5, edges)), ElementsAre(1, 3, 3, 6, 4));
}

TEST(EdgeBetweenness, OfACliqueIsOneEverywhere) {
    std::vector<WeightedEdge> edges;
    for (Node a = 0; a < 7; ++a) {
        for (Node b = 0; b < a; ++b) edges.push_back({a, b});
    }
    EXPECT_THAT(edge_betweenness(make_graph(7, edges)), Each(1));
}

TEST(EdgeBetweenness, OfNoEdgesIsEmpty) {
    EXPECT_THAT(edge_betweenness(make_graph(0, {})), IsEmpty());
    EXPECT_THAT(edge_betweenness(make_graph(4, {})), IsEmpty());
}

}  // namespace
}  // namespace sigloom::test
