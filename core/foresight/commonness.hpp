// Which reports combine what is rarely combined: how common are the pairs of terms of a report?
//
//   commonness(i, j) = ln( N_ij N / (N_i N_j) )                                             [1, section 3.2; 2]
//
// N_ij is how many reports name both i and j, N_i how many pairs with i there are in all reports, N how many pairs in
// all. Below 0 two terms meet less often than chance would have it. The commonness of a report is the 10th percentile of that of
// its pairs, the value that a tenth of them does not exceed (nearest rank): low is atypical.
// Cost: O(pairs log pairs) time and O(pairs) memory.
//
// [1] Y.-N. Lee, J. P. Walsh, J. Wang (2015). Creativity in scientific teams: unpacking novelty and impact.
//     Research Policy 44.
// [2] B. Uzzi, S. Mukherjee, M. Stringer, B. Jones (2013). Atypical combinations and scientific impact. Science 342.
#pragma once

#include <optional>
#include <vector>

#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct Commonness {
    double percentile = 0;  ///< the 10th
    Node first = 0;         ///< the rarest pair, of equal ones that of the lowest numbers
    Node second = 0;
    bool operator==(const Commonness&) const = default;
};

/// Of each report by its terms, which rise; nothing for one of fewer than two.
std::vector<std::optional<Commonness>> commonness(const ListPerNode<Node>& terms);

}  // namespace sigloom
