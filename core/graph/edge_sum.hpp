// Members of reports -> edges: the contributions of all reports to a pair are added up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/merge.hpp"

namespace sigloom {

/// A Closest link between two reports of the input.
struct RelatedPair {
    std::uint32_t from;  ///< the report that holds the link
    std::uint32_t to;
    auto operator<=>(const RelatedPair&) const = default;
};

struct EdgeSumInput {
    std::span<const Contribution> reports;
    const MergedNodes& nodes;
    const ListPerNode<MemberPlace>& members;  ///< of each node, by rising report
    std::span<const RelatedPair> related;     ///< used only when reports are nodes
    PairChoice pairs;
    std::int32_t min_count = 1;  ///< edges of fewer reports are left out, and never stored
    /// Columns beyond so many bytes lie in a temporary file (core/graph/edge_columns.hpp).
    std::uint64_t bytes_in_memory = UINT64_MAX;
};

struct SummedEdges {
    EdgeTable table;
    std::size_t left_out = 0;  ///< by `min_count`
};

/// The edges, sorted by source and target, source < target. Weights are added as whole millionths,
/// so that neither the order of the reports nor the number of threads shows.
/// O(joined pairs), and nodes/4096 for each node in several reports. About 29 bytes an edge.
SummedEdges sum_edges(const EdgeSumInput& input);

}  // namespace sigloom
