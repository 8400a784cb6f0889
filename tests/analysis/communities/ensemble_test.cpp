#include "core/analysis/communities/ensemble.hpp"

#include <gmock/gmock.h>

#include <map>
#include <set>
#include <utility>

#include "core/analysis/communities/communities.hpp"
#include "core/analysis/local/component.hpp"
#include "core/graph/subgraph.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::ElementsAre;

/// With masses 1, 2, 3, 1, 2, 3, ...
Network network_of(const KnowledgeGraph& graph) {
    RowBuilder rows;
    std::vector<double> weights;
    std::vector<double> masses;
    for (Node node = 0; node < graph.node_count(); ++node) {
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            rows.add_arc(neighbor.node);
            weights.push_back(graph.edges().weight[neighbor.edge]);
        });
        rows.end_row();
        masses.push_back(1 + node % 3);
    }
    return {std::move(rows).rows(), std::move(weights), std::move(masses)};
}

Membership some_classes(std::size_t nodes, Random random) {
    Membership classes(nodes);
    for (std::uint32_t& each : classes) {
        each = random.below(static_cast<std::uint32_t>(std::min<std::size_t>(nodes, 3)));
    }
    return classes;
}

TEST(DivisionScore, IsTheWeightInsideLessThePenaltyOfAllPairs) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Network network = network_of(graph);
        const Membership division = some_classes(graph.node_count(), Random(seed));
        const Matrix weight = weight_matrix(graph);
        double expected = 0;
        for (Node a = 0; a < graph.node_count(); ++a) {
            for (Node b = 0; b < a; ++b) {
                if (division[a] != division[b]) continue;
                expected += weight[a][b] - 0.3 * network.mass[a] * network.mass[b];
            }
        }
        EXPECT_NEAR(division_score(network, 0.3, division), expected, 1e-9) << "seed " << seed;
    }
}

TEST(ConnectedParts, AreTheComponentsOfEachClass) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Membership classes = some_classes(graph.node_count(), Random(seed));
        std::vector<WeightedEdge> inside;
        for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
            const auto [a, b] = graph.edges().ends[edge];
            if (classes[a] == classes[b]) inside.push_back({a, b});
        }
        const auto expected = component(make_graph(graph.node_count(), inside));
        const Membership parts = connected_parts(network_of(graph), classes);
        for (Node a = 0; a < graph.node_count(); ++a) {
            for (Node b = 0; b < a; ++b) {
                EXPECT_EQ(parts[a] == parts[b], expected[a] == expected[b]) << "seed " << seed;
            }
        }
    }
}

TEST(ConnectedParts, AreNumberedByFirstNode) {
    const std::vector<WeightedEdge> edges{{0, 3}, {1, 2}, {2, 4}};
    const Network network = network_of(make_graph(5, edges));
    EXPECT_THAT(connected_parts(network, {7, 1, 1, 7, 0}), ElementsAre(0, 1, 1, 0, 2));
    EXPECT_THAT(connected_parts(network, {2, 2, 2, 2, 2}), ElementsAre(0, 1, 1, 0, 1));
}

TEST(LeidenFinish, TakesApartWhatIsDisconnectedAndMovesWhatIsMisplaced) {
    std::vector<WeightedEdge> edges;  // two triangles and a pair, the node 2 misplaced
    for (const Node first : {0U, 3U}) {
        edges.insert(edges.end(), {{first, first + 1}, {first, first + 2}, {first + 1, first + 2}});
    }
    edges.push_back({6, 7});
    Membership communities{0, 0, 1, 1, 1, 1, 0, 0};
    Leiden leiden(0.1, 0.01, Random(1));
    leiden.finish(network_of(make_graph(8, edges)), communities, 100, {});
    EXPECT_THAT(communities, ElementsAre(0, 0, 0, 1, 1, 1, 2, 2));
}

/// Terms of random reports, with rows that are twins of each other, so that the search goes by way
/// of the network of their classes.
KnowledgeGraph reports_with_rows(std::uint32_t seed) {
    constexpr std::uint32_t terms = 120;
    constexpr std::uint32_t reports = 60;
    constexpr std::uint32_t rows = 20;
    Random random(seed);
    std::map<std::pair<Node, Node>, double> weight;
    Node nodes = terms;
    for (std::uint32_t report = 0; report < reports; ++report) {
        std::vector<Node> named;
        for (std::uint32_t i = 0; i < 8; ++i) named.push_back(random.below(terms));
        std::ranges::sort(named);
        named.erase(std::ranges::unique(named).begin(), named.end());
        for (const Node a : named) {
            for (const Node b : named) {
                if (a < b) weight[{a, b}] += 1;
            }
            for (Node row = nodes; row < nodes + rows; ++row) weight[{a, row}] += 0.6;
        }
        nodes += rows;
    }
    std::vector<WeightedEdge> edges;
    for (const auto& [ends, sum] : weight) edges.push_back({ends.first, ends.second, sum});
    return make_graph(nodes, edges);
}

/// Ties at random: no division stands out, and the iterations that a search has still leave nodes
/// in the wrong community.
KnowledgeGraph graph_without_structure(std::uint32_t seed) {
    constexpr std::uint32_t nodes = 1000;
    Random random(seed);
    std::set<std::pair<Node, Node>> pairs;
    for (std::uint32_t i = 0; i < 3 * nodes; ++i) {
        const auto [a, b] = std::minmax({random.below(nodes), random.below(nodes)});
        if (a != b) pairs.emplace(a, b);
    }
    std::vector<WeightedEdge> edges;
    for (const auto& [a, b] : pairs) edges.push_back({a, b});
    return make_graph(nodes, edges);
}

/// By modularity, from sums over the edges.
void expect_no_better_community(const KnowledgeGraph& graph, const Communities& found) {
    std::vector<double> strength(graph.node_count(), 0);
    std::vector<double> of_community(static_cast<std::size_t>(found.count), 0);
    const auto community = [&](Node node) {
        return static_cast<std::size_t>(found.community[node]);
    };
    double total = 0;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [a, b] = graph.edges().ends[edge];
        for (const Node node : {a, b}) {
            strength[node] += graph.edges().weight[edge];
            of_community[community(node)] += graph.edges().weight[edge];
            total += graph.edges().weight[edge];
        }
    }
    for (Node node = 0; node < graph.node_count(); ++node) {
        std::vector<double> gain(of_community.size(), 0);
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            gain[community(neighbor.node)] += graph.edges().weight[neighbor.edge];
        });
        for (std::size_t other = 0; other < gain.size(); ++other) {
            const double own = other == community(node) ? strength[node] : 0;
            gain[other] -= strength[node] * (of_community[other] - own) / total;
        }
        EXPECT_GE(gain[community(node)] + 1e-9, std::ranges::max(gain)) << "node " << node;
        EXPECT_GE(gain[community(node)] + 1e-9, 0) << "node " << node;
    }
}

TEST(Ensemble, LeavesNoNodeOfALargeGraphThatAnotherCommunityWouldSuitBetter) {
    for (std::uint32_t seed = 0; seed < 5; ++seed) {
        SCOPED_TRACE(seed);
        const KnowledgeGraph graph = reports_with_rows(seed);
        expect_no_better_community(graph, communities(graph, {.runs = 2}));
    }
}

TEST(Ensemble, LeavesNoSuchNodeWhereItsIterationsDoNotSettle) {
    for (std::uint32_t seed = 0; seed < 5; ++seed) {
        SCOPED_TRACE(seed);
        const KnowledgeGraph graph = graph_without_structure(seed);
        expect_no_better_community(graph, communities(graph, {.runs = 2}));
    }
}

}  // namespace
}  // namespace sigloom::test
