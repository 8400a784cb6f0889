#include "core/look/drawn_links.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "core/graph/column_names.hpp"
#include "core/layout/backbone.hpp"

namespace sigloom {

std::vector<Edge> drawn_links(const KnowledgeGraph& graph) {
    std::vector<Edge> drawn;
    const Column* column = find_column(graph.edges().columns, column_names::backbone);
    if (column == nullptr) {
        drawn.resize(graph.edge_count());
        std::iota(drawn.begin(), drawn.end(), Edge{0});
        return drawn;
    }
    std::vector<std::int32_t> ranks;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        // A file may hold anything; what is beyond the number of edges is last all the same.
        ranks.push_back(static_cast<std::int32_t>(std::clamp(
            column->number(edge).value_or(1), 1.0, static_cast<double>(graph.edge_count()))));
    }
    std::size_t linked = 0;
    for (Node node = 0; node < graph.node_count(); ++node) linked += graph.degree(node) > 0;
    const std::int32_t k = default_links_per_node(linked, ranks);
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        if (ranks[edge] <= k) drawn.push_back(edge);
    }
    return drawn;
}

}  // namespace sigloom
