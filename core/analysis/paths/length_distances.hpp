// What every node's distances by length to all others add up to, for closeness and harmonic
// centrality: twins are merged (twins.hpp), and each class is searched from, on all threads.
//
// The distances over eight landmarks are upper bounds to begin with (landmark.hpp): eight additions
// for a vertex, in a loop over plain arrays. A search then finds what is nearer than that
// (distance_search.hpp): in graphs woven from reports, some 3,000 of 24,000 classes.
// Where there are no hubs on the way to most vertices, and paths have few steps, as in random
// graphs, eight sources are searched from side by side instead (lane_distances.hpp).
//
// O(n (m + n log n)) time at worst; memory O(n + m), and O(n) per thread.
//
// Sources as in landmark.hpp.
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
