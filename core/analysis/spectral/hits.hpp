// HITS: hubs point to good authorities, and authorities are pointed to by good hubs. Without
// directions the two are the same number, and it is eigenvector centrality divided by its sum: both
// are the highest eigenvector of A A' = A'A = A A. A high value means what it means there. Range 0
// to 1; the values sum to 1. Where the highest eigenvalue is shared, and for nodes without edges,
// see eigenvector.hpp; so too for algorithm, tolerance and cost. No nodes: no values.
//
// J. M. Kleinberg (1999). Authoritative sources in a hyperlinked environment. J. of the ACM 46.
#pragma once

#include <vector>

#include "core/analysis/spectral/eigenvector.hpp"

namespace sigloom {

/// One value per node.
std::vector<double> hits(const KnowledgeGraph& graph, const EigenvectorOptions& options = {});

}  // namespace sigloom
