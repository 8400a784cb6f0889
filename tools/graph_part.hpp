// A part of a graph that is looked at by itself, and the way back to the whole one.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct GraphPart {
    KnowledgeGraph graph;
    std::vector<Node> nodes;  ///< where those of the part are in the whole
};

/// The nodes for which `stays` is true, and the edges between them.
GraphPart part_of(const KnowledgeGraph& graph, const std::vector<bool>& stays);

/// A column of the part as one of the whole, which has so many nodes; those that are not in the part
/// have no value.
Column spread_out(const Column& column, std::span<const Node> nodes, std::size_t count);

}  // namespace sigloom
