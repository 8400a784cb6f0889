// One shortest path between two nodes.
//
// Dijkstra's search (1959) that stops at the target. Of equally long paths it takes the better one
// by the other length: of the paths with the fewest edges the one of the strongest edges, and of
// equally strong paths the one with the fewest edges; what is still equal goes to the lower node
// numbers, so that the answer does not depend on anything but the graph.
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/paths/path_length.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct Route {
    std::vector<Node> nodes;    ///< from the one end to the other; one node if both are the same
    std::vector<Edge> edges;    ///< between them, one fewer
    double inverse_weight = 0;  ///< the sum of 1/weight over the edges
};

/// Nothing when the two are not connected. O((nodes + edges) log nodes).
std::optional<Route> shortest_route(const KnowledgeGraph& graph, Node from, Node to,
                                    PathLength length);

}  // namespace sigloom
