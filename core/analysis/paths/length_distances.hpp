// What every node's distances by length to all others add up to, for closeness and harmonic
// centrality: twins are merged (twins.hpp), cliques become stars (stars.hpp), and each class is
// searched from by Dijkstra's algorithm (length_sweep.hpp), on all threads.
//
// O(n (m + n log n)) time at worst; memory O(n + m) per thread.
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/measure_context.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct LengthSums {
    double reached = 0;            ///< how many others
    double distances = 0;          ///< their sum
    double inverse_distances = 0;  ///< their sum
};

/// One for each node.
std::vector<LengthSums> length_distances(const Adjacency& lists, const MeasureContext& context);

/// The same of a graph, kept in the context's shared results.
std::shared_ptr<const std::vector<LengthSums>> shared_length_distances(
    const KnowledgeGraph& graph, const MeasureContext& context);

}  // namespace sigloom
