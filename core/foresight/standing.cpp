#include "core/foresight/standing.hpp"

#include <algorithm>
#include <tuple>

namespace sigloom {

std::vector<double> strengths(const KnowledgeGraph& graph) {
    std::vector<double> strength(graph.node_count());
    for (Node node = 0; node < graph.node_count(); ++node) {
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            strength[node] += graph.edges().weight[neighbor.edge];
        });
    }
    return strength;
}

std::vector<double> bridging(const KnowledgeGraph& graph, std::span<const std::int32_t> community) {
    const std::int32_t last = community.empty() ? -1 : std::ranges::max(community);
    std::vector<double> to(static_cast<std::size_t>(last + 1));
    std::vector<std::size_t> touched;
    std::vector<double> values;
    for (Node node = 0; node < graph.node_count(); ++node) {
        double strength = 0;
        touched.clear();
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            const double weight = graph.edges().weight[neighbor.edge];
            const auto there = static_cast<std::size_t>(community[neighbor.node]);
            if (to[there] == 0) touched.push_back(there);
            to[there] += weight;
            strength += weight;
        });
        double squares = 0;
        for (const std::size_t there : touched) {
            squares += to[there] * to[there];
            to[there] = 0;
        }
        values.push_back(touched.size() > 1 ? strength - squares / strength : 0);
    }
    return values;
}

std::vector<Node> leading_nodes(const KnowledgeGraph& graph, std::span<const double> values,
                                std::size_t most) {
    std::vector<Node> nodes;
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (values[node] > 0) nodes.push_back(node);
    }
    const auto end = nodes.begin() + static_cast<std::ptrdiff_t>(std::min(most, nodes.size()));
    std::ranges::partial_sort(nodes, end, {}, [&](Node node) {
        return std::tuple(-values[node], graph.nodes().id[node]);
    });
    nodes.erase(end, nodes.end());
    return nodes;
}

}  // namespace sigloom
