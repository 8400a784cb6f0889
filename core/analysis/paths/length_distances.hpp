// What every node's distances by length to all others add up to, for closeness and harmonic
// centrality: twins are merged (twins.hpp), side vertices set apart (side_vertices.hpp), cliques
// become stars (stars.hpp), and classes are searched from eight at a time (lane_distances.hpp), or
// one by one where paths have many steps (length_sweep.hpp), on all threads.
//
// O(n (m + n log n)) time at worst; memory O(n + m) per thread.
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/measure_context.hpp"
#include "core/analysis/paths/lane_distances.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// One for each node.
std::vector<LengthSums> length_distances(const Adjacency& lists, const MeasureContext& context);

/// The same of a graph, kept in the context's shared results.
std::shared_ptr<const std::vector<LengthSums>> shared_length_distances(
    const KnowledgeGraph& graph, const MeasureContext& context);

}  // namespace sigloom
