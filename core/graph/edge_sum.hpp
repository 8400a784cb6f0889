// Members of reports -> edges: the contributions of all reports to a pair are added up.
#pragma once

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
};

/// The edges, sorted by source and target, source < target. Weights are added as whole millionths,
/// so that neither the order of the reports nor the number of threads shows.
/// O(joined pairs), and nodes/4096 for each node in several reports.
EdgeTable sum_edges(const EdgeSumInput& input);

}  // namespace sigloom
