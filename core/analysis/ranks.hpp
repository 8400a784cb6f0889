// Which place a node has among others by a score.
//
//   rank(v) = 1 + how many of them have a higher score
//
// so that equal scores share a rank and the next one is as high as if they did not: 1, 2, 2, 4
// (standard competition ranking). O(n log n).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// The ranks of these nodes among each other, in their order. The scores are those of all nodes of
/// the graph, and no NaN is among them.
std::vector<std::uint32_t> ranks_among(std::span<const Node> nodes, std::span<const double> scores);

/// The rank of every node among those of its group, by number of the node; 0 for nodes of no group.
/// Each node is in one group at most.
std::vector<std::int32_t> ranks_in_groups(std::span<const std::vector<Node>> groups,
                                          std::span<const double> scores);

/// The values of a measure as numbers, one per node. Throws std::invalid_argument for texts and
/// missing values, which no measure has.
std::vector<double> scores_of(const ColumnData& data);

}  // namespace sigloom
