#include "core/analysis/local/roles.hpp"

#include <cmath>

#include "core/base/cancelled.hpp"

namespace sigloom {

std::vector<double> participation(const KnowledgeGraph& graph,
                                  std::span<const std::int32_t> community) {
    std::vector<double> values(graph.node_count(), 0);
    std::vector<double> count(graph.node_count(), 0);  // of neighbours in each community
    PacedCheck check;
    for (Node node = 0; node < graph.node_count(); ++node) {
        check.after(graph.degree(node));
        const auto neighbors_in = [&](const Neighbor& neighbor) -> double& {
            return count[static_cast<std::size_t>(community[neighbor.node])];
        };
        const auto degree = static_cast<double>(graph.degree(node));
        double squares = 0;
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            // The squares of 1, 2, 3, ... differ by 1, 3, 5, ...
            squares += 2 * neighbors_in(neighbor)++ + 1;
        });
        graph.for_each_neighbor(node,
                                [&](const Neighbor& neighbor) { neighbors_in(neighbor) = 0; });
        if (degree > 0) values[node] = 1 - squares / (degree * degree);
    }
    return values;
}

std::vector<double> within_module_z(const KnowledgeGraph& graph,
                                    std::span<const std::int32_t> community) {
    struct Sums {
        double nodes = 0;
        double links = 0;
        double squares = 0;
    };
    std::vector<double> links(graph.node_count(), 0);
    std::vector<Sums> sums(graph.node_count());
    PacedCheck check;
    for (Node node = 0; node < graph.node_count(); ++node) {
        check.after(graph.degree(node));
        graph.for_each_neighbor(node, [&](const Neighbor& neighbor) {
            if (community[neighbor.node] == community[node]) ++links[node];
        });
        Sums& all = sums[static_cast<std::size_t>(community[node])];
        ++all.nodes;
        all.links += links[node];
        all.squares += links[node] * links[node];
    }
    std::vector<double> values(graph.node_count(), 0);
    for (Node node = 0; node < graph.node_count(); ++node) {
        const auto& [nodes, sum, squares] = sums[static_cast<std::size_t>(community[node])];
        // Whole numbers up to here, so that equal counts give exactly 0.
        const double spread = nodes * squares - sum * sum;
        if (spread > 0) values[node] = (nodes * links[node] - sum) / std::sqrt(spread);
    }
    return values;
}

}  // namespace sigloom
