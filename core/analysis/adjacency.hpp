// The neighbours of all nodes in plain arrays, for the inner loops of the measures.
#pragma once

#include <cstdint>
#include <ranges>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Compressed sparse rows. An edge is two arcs; the arcs of a node stand together, by rising
/// target.
struct Adjacency {
    std::vector<std::uint32_t> begin;  ///< nodes + 1 offsets into the arcs
    std::vector<Node> target;          ///< of each arc
    std::vector<double> weight;        ///< of each arc

    [[nodiscard]] std::size_t node_count() const { return begin.size() - 1; }
    /// The numbers of the arcs of a node.
    [[nodiscard]] auto arcs(Node node) const {
        return std::views::iota(begin[node], begin[node + 1]);
    }
};

/// O(n + m) time and memory.
Adjacency adjacency(const KnowledgeGraph& graph);

}  // namespace sigloom
