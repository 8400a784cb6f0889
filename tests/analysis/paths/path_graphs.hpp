// What the tests of path measures share: graphs with all that the reductions look for, and oracles.
#pragma once

#include <boost/graph/betweenness_centrality.hpp>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/paths/path_problem.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom::test {

/// A graph as the searches for shortest paths see it.
inline PathProblem problem_of(const KnowledgeGraph& graph, PathLength length) {
    return path_problem(adjacency(graph), length);
}

inline PathProblem problem_of(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                              PathLength length = PathLength::hops) {
    return problem_of(make_graph(nodes, edges), length);
}

/// Boost's, by lengths that are whole numbers: it takes a tie only when sums are equal to the bit.
/// Over unordered pairs.
inline std::vector<double> boost_betweenness(const KnowledgeGraph& graph, PathLength length) {
    const OracleGraph oracle = oracle_graph(graph);
    std::vector<double> values(graph.node_count(), 0);
    const auto centrality =
        boost::make_iterator_property_map(values.begin(), boost::get(boost::vertex_index, oracle));
    if (length == PathLength::hops) {
        boost::brandes_betweenness_centrality(oracle, boost::centrality_map(centrality));
    } else {
        boost::brandes_betweenness_centrality(
            oracle,
            boost::centrality_map(centrality).weight_map(boost::get(&OracleEdge::length, oracle)));
    }
    return values;
}

/// Like those of reports: each report joins a few shared terms, terms of its own (closed twins and
/// side vertices) and, in two graphs of three, rows (open twins). Pendant paths, bridges between
/// reports that share nothing, a second component, and isolated nodes come on top. Weights are
/// fifths.
inline KnowledgeGraph report_graph(std::uint32_t seed) {
    std::mt19937 random(seed);
    std::set<std::pair<Node, Node>> pairs;
    std::vector<WeightedEdge> edges;
    const auto join = [&](Node a, Node b, std::uint32_t fifths) {
        if (a == b || !pairs.emplace(std::min(a, b), std::max(a, b)).second) return;
        edges.push_back({a, b, 0.2 * static_cast<double>(fifths)});
    };
    const auto any = [&](Node limit) { return static_cast<Node>(random() % limit); };
    const Node shared = 2 + any(12);
    Node nodes = shared;
    const auto reports = static_cast<int>(1 + random() % 8);
    for (int report = 0; report < reports; ++report) {
        std::vector<Node> terms;
        for (auto i = random() % 5; i > 0; --i) terms.push_back(any(shared));
        for (auto i = random() % 4; i > 0; --i) terms.push_back(nodes++);
        for (const Node a : terms) {
            for (const Node b : terms) join(a, b, random() % 4 == 0 ? 10 : 5);
        }
        if (seed % 3 == 0) continue;
        for (auto i = random() % 4; i > 0; --i, ++nodes) {
            const auto relevancy = static_cast<std::uint32_t>(4 + random() % 2);
            for (const Node term : terms) join(nodes, term, relevancy);
        }
    }
    for (auto i = random() % 4; i > 0; --i, ++nodes) join(nodes, any(nodes), 5);
    if (random() % 2 == 0) join(any(nodes), any(nodes), 1 + any(10));
    nodes += static_cast<Node>(1 + random() % 2);
    return make_graph(nodes, edges);
}

}  // namespace sigloom::test
