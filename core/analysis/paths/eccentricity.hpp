// Eccentricity: the number of steps to the farthest node that can be reached.
//
//   eccentricity(v) = max over t in the component of v of the hops from v to t
//
// The highest value in a component is its diameter, the lowest its radius. A high value marks the
// fringe, a low one the middle. Range 0 (isolated) to n-1.
//
// Algorithm: hop_distances.hpp. Cost: O(n m / 512) per level at most, on all threads.
//
// No nodes: no values. An isolated node: 0.
//
// [1] F. Harary (1969). Graph Theory, p. 35.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One value per node.
std::vector<std::int32_t> eccentricity(const KnowledgeGraph& graph,
                                       const MeasureContext& context = {});

}  // namespace sigloom
