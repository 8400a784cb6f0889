// Which reports cut across the map: how much does the division into communities lose by a report?
//
//   variation(a) = 100 (Q(G without a) - Q(G)) / Q(G without a)                               [1, equation 1]
//
// in per cent. G joins two terms with as much weight as there are reports that name both, and Q is the modularity
// of the communities given. A report that joins terms of one community gives Q; one that joins terms of several
// takes from it, and its variation is above 0. The communities stay as they are, with the report and without it: those of all
// reports (in the paper those of the reports before).
// Cost: O(places + reports * communities).
//
// [1] C. Chen (2012). Predictive effects of structural variation on citation counts. Journal of the American
//     Society for Information Science and Technology 63.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Of each report; nothing where Q without it is 0, or is not defined since no other report joins two terms.
/// `terms` of each report, `community` of each node, from 0; terms in none (-1) do not count.
std::vector<std::optional<double>> structural_variation(const ListPerNode<Node>& terms,
                                                        std::span<const std::int32_t> community);

}  // namespace sigloom
