#include "tests/support/random_graphs.hpp"

#include <algorithm>
#include <random>
#include <set>

namespace sigloom::test {
namespace {

using Pairs = std::set<std::pair<Node, Node>>;

void join(Pairs& pairs, Node a, Node b) {
    if (a != b) pairs.emplace(std::min(a, b), std::max(a, b));
}

void join_all(Pairs& pairs, Node begin, Node end) {
    for (Node a = begin; a < end; ++a) {
        for (Node b = a + 1; b < end; ++b) join(pairs, a, b);
    }
}

Pairs random_pairs(std::uint32_t shape, Node n, std::mt19937& random) {
    Pairs pairs;
    const auto any = [&](Node limit) { return static_cast<Node>(random() % limit); };
    switch (shape) {
        case 0:  // no edges
            break;
        case 1:  // path
            for (Node a = 1; a < n; ++a) join(pairs, a - 1, a);
            break;
        case 2:  // star
            for (Node a = 1; a < n; ++a) join(pairs, 0, a);
            break;
        case 3:  // tree
            for (Node a = 1; a < n; ++a) join(pairs, a, any(a));
            break;
        case 4:  // cycle
            for (Node a = 0; a < n; ++a) join(pairs, a, (a + 1) % n);
            break;
        case 5: {  // grid
            const Node width = 2 + any(5);
            for (Node a = 0; a < n; ++a) {
                if ((a + 1) % width != 0 && a + 1 < n) join(pairs, a, a + 1);
                if (a + width < n) join(pairs, a, a + width);
            }
            break;
        }
        case 6:  // clique
            join_all(pairs, 0, n);
            break;
        case 7:  // cliques that share nodes, as reports make them
            for (Node report = 0; report < n / 4; ++report) {
                std::vector<Node> members;
                for (int i = 0; i < 6; ++i) members.push_back(any(n));
                for (const Node a : members) {
                    for (const Node b : members) join(pairs, a, b);
                }
            }
            break;
        case 8:  // two components that know nothing of each other
            join_all(pairs, 0, n / 3);
            for (Node a = n / 3 + 1; a < n; ++a) join(pairs, a - 1, a);
            break;
        case 9:  // sparse, with isolated nodes
            for (Node i = 0; i < n / 2; ++i) join(pairs, any(n), any(n));
            break;
        default:  // dense
            for (Node i = 0; i < 3 * n; ++i) join(pairs, any(n), any(n));
    }
    return pairs;
}

}  // namespace

KnowledgeGraph make_graph(std::size_t nodes, std::span<const WeightedEdge> edges) {
    NodeTable node_table;
    for (std::size_t i = 0; i < nodes; ++i) {
        std::string id = "n";
        id += std::to_string(i);  // one expression would set off a false -Wrestrict of GCC 12
        node_table.id.push_back(id);
        node_table.label.push_back(id);
        node_table.kind.push_back("theme");
    }
    EdgeTable edge_table;
    for (const WeightedEdge& edge : edges) {
        edge_table.ends.push_back({edge.source, edge.target});
        edge_table.weight.push_back(edge.weight);
        edge_table.kind.push_back("cooccurs");
    }
    return KnowledgeGraph(std::move(node_table), std::move(edge_table));
}

KnowledgeGraph random_graph(std::uint32_t seed) {
    std::mt19937 random(seed);
    constexpr std::uint32_t shapes = 11;
    const Node n = seed < shapes ? seed % 3 : 1 + static_cast<Node>(random() % 40);
    const Pairs pairs = n == 0 ? Pairs{} : random_pairs(seed % shapes, n, random);
    const bool unit_weights = random() % 2 == 0;
    std::vector<WeightedEdge> edges;
    for (const auto& [a, b] : pairs) {
        edges.push_back({a, b, unit_weights ? 1.0 : 0.2 * static_cast<double>(1 + random() % 10)});
    }
    return make_graph(n, edges);
}

}  // namespace sigloom::test
