// What every node's distances by hops to all others add up to, for closeness, harmonic centrality
// and eccentricity: twins are merged (twins.hpp), then the classes are searched from, 512 at a time
// (bit_search.hpp), or one by one where the graph is a long path. A twin is 1 step from a closed
// twin and 2 from an open one.
//
// O(n m / 512) unions per level at most, on all threads. All sums are of whole numbers but that of
// inverse distances, which is added up in an order that depends on the graph alone.
#pragma once

#include <memory>
#include <optional>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/measure_context.hpp"
#include "core/analysis/paths/bit_search.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

/// Of each node. The set: none for the widest that the machine has.
DistanceSums hop_distances(const Adjacency& lists, const MeasureContext& context,
                           std::optional<InstructionSet> set = {});

/// The same of a graph, kept in the context's shared results: closeness, harmonic centrality and
/// others need one search between them.
std::shared_ptr<const DistanceSums> shared_hop_distances(const KnowledgeGraph& graph,
                                                         const MeasureContext& context);

}  // namespace sigloom
