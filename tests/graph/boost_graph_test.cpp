#include "core/graph/boost_graph.hpp"

#include <gmock/gmock.h>

#include <boost/graph/connected_components.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <boost/graph/prim_minimum_spanning_tree.hpp>
#include <map>
#include <numeric>
#include <set>

#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

BOOST_CONCEPT_ASSERT((boost::concepts::VertexListGraph<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::concepts::EdgeListGraph<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::concepts::IncidenceGraph<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::concepts::AdjacencyGraph<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::concepts::AdjacencyMatrix<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT(
    (boost::concepts::ReadablePropertyGraph<KnowledgeGraph, Node, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT(
    (boost::concepts::ReadablePropertyGraph<KnowledgeGraph, EdgeDescriptor, boost::edge_weight_t>));
BOOST_CONCEPT_ASSERT(
    (boost::concepts::ReadablePropertyGraph<KnowledgeGraph, EdgeDescriptor, boost::edge_index_t>));

constexpr std::uint32_t graph_count = 110;

TEST(BoostGraph, EveryEdgeIsMetOnceInTheListAndOnceFromEachOfItsEnds) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = test::random_graph(seed);
        std::map<Edge, int> met;
        for (auto [at, end] = edges(graph); at != end; ++at) {
            const EdgeDescriptor descriptor = *at;
            EXPECT_EQ((EdgeEnds{source(descriptor, graph), target(descriptor, graph)}),
                      graph.edges().ends[descriptor.edge]);
            EXPECT_EQ(get(weight_map(graph), descriptor), graph.edges().weight[descriptor.edge]);
            EXPECT_EQ(get(distance_map(graph), descriptor),
                      1 / graph.edges().weight[descriptor.edge]);
            ++met[get(boost::edge_index, graph, descriptor)];
        }
        for (auto [node, last] = vertices(graph); node != last; ++node) {
            const auto [first_neighbor, last_neighbor] = adjacent_vertices(*node, graph);
            std::vector<Node> targets;
            for (auto [at, end] = out_edges(*node, graph); at != end; ++at) {
                EXPECT_EQ(source(*at, graph), *node);
                EXPECT_EQ(edge(*node, target(*at, graph), graph), std::pair(*at, true));
                targets.push_back(target(*at, graph));
                ++met[(*at).edge];
            }
            EXPECT_EQ(targets, std::vector<Node>(first_neighbor, last_neighbor));
            EXPECT_EQ(targets.size(), out_degree(*node, graph));
            EXPECT_FALSE(edge(*node, *node, graph).second);
        }
        EXPECT_EQ(met.size(), num_edges(graph));
        for (const auto& [number, times] : met) EXPECT_EQ(times, 3) << "edge " << number;
    }
}

TEST(BoostGraph, ItsAlgorithmsForUndirectedGraphsRunOnAKnowledgeGraphAsItIs) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = test::random_graph(seed);
        std::vector<int> component(graph.node_count());
        const int components = boost::connected_components(graph, component.data());
        std::vector<EdgeDescriptor> tree;
        boost::kruskal_minimum_spanning_tree(graph, std::back_inserter(tree),
                                             boost::weight_map(distance_map(graph)));
        EXPECT_EQ(tree.size() + static_cast<std::size_t>(components), graph.node_count());
        for (const EdgeDescriptor& each : tree) {
            EXPECT_EQ(component[each.source], component[each.target]);
        }
        if (components != 1) continue;
        std::vector<Node> parent(graph.node_count());
        boost::prim_minimum_spanning_tree(graph, parent.data(),
                                          boost::weight_map(distance_map(graph)));
        const auto length = [&](double sum, const EdgeDescriptor& each) {
            return sum + get(distance_map(graph), each);
        };
        double of_prim = 0;
        for (Node node = 0; node < graph.node_count(); ++node) {
            if (parent[node] != node)
                of_prim = length(of_prim, edge(parent[node], node, graph).first);
        }
        EXPECT_NEAR(of_prim, std::accumulate(tree.begin(), tree.end(), 0.0, length), 1e-9);
    }
}

}  // namespace
}  // namespace sigloom
