// Why is this edge here? The reports behind it, worked out from the places of its two nodes.
#pragma once

#include <cstdint>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One report behind an edge.
struct EdgeEvidence {
    Place a;
    Place b;
    bool mentioned;             ///< the row's text names the term, or the one report the other
    std::int64_t contribution;  ///< r(a) * r(b), in millionths
    bool operator==(const EdgeEvidence&) const = default;
};

/// The reports behind the edge of two nodes, by rising report; what they contribute adds up to the
/// edge's weight. Of an edge of kind `relevance` made with PairChoice::mentions only the reports
/// whose row names the term count; of an edge of kind `related`, those whose list holds the link.
/// Nothing when no edge joins the two or the graph does not carry its evidence.
/// O(places and mentions of a and b).
std::vector<EdgeEvidence> edge_evidence(const KnowledgeGraph& graph, Node a, Node b);

}  // namespace sigloom
