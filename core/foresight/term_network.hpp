// Which terms are named together in the reports of a time, and by how many: the graph of a slice, straight from
// the evidence.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/function_ref.hpp"
#include "core/graph/compressed_rows.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Terms are numbered from 0 in the order of their nodes.
struct TermNetwork {
    std::vector<Node> node;              ///< of each term: its node in the whole graph; rising
    std::vector<std::int32_t> reports;   ///< of each term: how many name it
    CompressedRows rows;                 ///< both directions of every tie, neighbours rising
    std::vector<std::int32_t> ties;      ///< of each arc: how many reports name both, at least one
    std::vector<std::int64_t> strength;  ///< of each term: sum of its ties

    [[nodiscard]] std::size_t size() const { return node.size(); }
    [[nodiscard]] bool are_joined(std::uint32_t a, std::uint32_t b) const {
        return rows.find_arc(a, b) != CompressedRows::no_arc;
    }
};

/// Of the entities and themes that at least `least` of the reports name for which `counts` (a number of
/// Evidence::reports) is true. O(places + sum over reports of (terms of the report)^2).
TermNetwork term_network(const KnowledgeGraph& graph, FunctionRef<bool(std::uint32_t)> counts,
                         std::int32_t least = 1);

/// The same as a graph, for what takes one: nodes with the ids, labels and kinds of the whole, edges
/// weighted by how many reports make them. It carries no evidence.
KnowledgeGraph graph_of(const TermNetwork& network, const KnowledgeGraph& whole);

}  // namespace sigloom
