// What the tests of the measures share: graphs, and Boost.Graph's view of them as an oracle.
#pragma once

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/floyd_warshall_shortest.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include "core/analysis/paths/path_length.hpp"
#include "tests/support/random_graphs.hpp"

namespace sigloom::test {

/// random_graph(0) to random_graph(graph_count - 1): every shape fifty times.
inline constexpr std::uint32_t graph_count = 550;

/// Joined cliques of a few hundred nodes: more than any measure has blocks.
inline KnowledgeGraph joined_cliques(Node nodes, std::uint32_t cliques) {
    std::mt19937 random(7);
    std::vector<std::vector<bool>> joined(nodes, std::vector<bool>(nodes, false));
    std::vector<WeightedEdge> edges;
    for (std::uint32_t clique = 0; clique < cliques; ++clique) {
        std::vector<Node> members(5);
        for (Node& member : members) member = static_cast<Node>(random() % nodes);
        for (const Node a : members) {
            for (const Node b : members) {
                if (a >= b || joined[a][b]) continue;
                joined[a][b] = true;
                edges.push_back({a, b, 0.2 * static_cast<double>(1 + random() % 10)});
            }
        }
    }
    return make_graph(nodes, edges);
}

struct Shuffled {
    KnowledgeGraph graph;
    std::vector<Node> number;  ///< in the new graph, of each node of the old one
};

/// The same graph with its nodes renumbered and its edges in another order and direction.
inline Shuffled shuffled(const KnowledgeGraph& graph, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<Node> number(graph.node_count());
    std::iota(number.begin(), number.end(), Node{0});
    std::ranges::shuffle(number, random);
    std::vector<WeightedEdge> edges;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        edges.push_back({number[target], number[source], graph.edges().weight[edge]});
    }
    std::ranges::shuffle(edges, random);
    return {make_graph(graph.node_count(), edges), number};
}

/// 1/weight of an edge of a random_graph, 2520 times over: a whole number, as its weights are
/// fifths of 1 to 10 and 2520 is a multiple of each. Sums of such numbers are exact, and so are
/// ties.
inline double whole_length(double weight) {
    return 2520 / std::round(weight * 5);
}

struct OracleEdge {
    double weight;
    double length;
};
using OracleGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS,
                                          boost::no_property, OracleEdge>;

inline OracleGraph oracle_graph(const KnowledgeGraph& graph) {
    OracleGraph oracle(graph.node_count());
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        const double weight = graph.edges().weight[edge];
        boost::add_edge(source, target, {weight, whole_length(weight)}, oracle);
    }
    return oracle;
}

using Matrix = std::vector<std::vector<double>>;

inline Matrix weight_matrix(const KnowledgeGraph& graph) {
    Matrix matrix(graph.node_count(), std::vector<double>(graph.node_count(), 0));
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        matrix[source][target] = matrix[target][source] = graph.edges().weight[edge];
    }
    return matrix;
}

/// Distances between all nodes by Floyd and Warshall; infinite between components.
inline Matrix all_distances(const KnowledgeGraph& graph, PathLength length) {
    using LengthGraph =
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                              boost::property<boost::edge_weight_t, double>>;
    LengthGraph oracle(graph.node_count());
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        boost::add_edge(source, target,
                        length == PathLength::hops ? 1 : 1 / graph.edges().weight[edge], oracle);
    }
    Matrix distances(graph.node_count(), std::vector<double>(graph.node_count()));
    boost::floyd_warshall_all_pairs_shortest_paths(
        oracle, distances, boost::distance_inf(std::numeric_limits<double>::infinity()));
    return distances;
}

}  // namespace sigloom::test
