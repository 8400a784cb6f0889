// What each report gives to each edge: the evidence of all edges at once, for what adds it up in
// another way than the builder does.
#pragma once

#include <cstdint>

#include "core/analysis/measure_context.hpp"
#include "core/graph/evidence.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// A report behind an edge.
struct EdgeContribution {
    std::uint32_t report;     ///< index into Evidence::reports
    std::int32_t millionths;  ///< r(a) * r(b); those of an edge add up to its relevancy weight
    bool operator==(const EdgeContribution&) const = default;
};

/// One list per edge, by rising report. An edge of kind `related` lists a report once for each link
/// that stands in it. Throws std::invalid_argument when the graph does not carry its evidence.
/// Time: the sum over edges of the places of both ends; memory O(sum of the edges' reports).
ListPerNode<EdgeContribution> edge_contributions(const KnowledgeGraph& graph,
                                                 const MeasureContext& context = {});

}  // namespace sigloom
