// Which reports are typical of a community: those whose terms are its typical ones, and little else.
//
//   typicality(a, C) = sum over terms t of a in C of s(t, C) / ( sqrt(n) sqrt(sum over t in C of s(t, C)^2) )
//
// the cosine of the angle between the report as a set of n terms and the community as a list of its terms,
// weighed by how typical they are [1]; s is the score of core/analysis/communities/typical_terms.hpp. From 0, no term
// in common, to 1.
// Cost: O(places + reports * communities of a report), and that of the scores.
//
// [1] G. Salton, A. Wong, C. S. Yang (1975). A vector space model for automatic indexing. Communications
//     of the ACM 18.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct TypicalReport {
    std::uint32_t report = 0;
    double typicality = 0;  ///< above 0
};

/// Up to `most` reports of each of `count` communities, by falling typicality, ties by number. `terms` of
/// each report; `community` of each node, from 0, or -1; `score` of each node in its community.
std::vector<std::vector<TypicalReport>> typical_reports(const ListPerNode<Node>& terms,
                                                        std::span<const std::int32_t> community,
                                                        std::int32_t count,
                                                        std::span<const double> score,
                                                        std::size_t most);

}  // namespace sigloom
