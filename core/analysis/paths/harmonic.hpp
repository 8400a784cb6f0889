// Harmonic centrality: how near a node is to all others, the far ones counting little.
//
//   harmonic(v) = sum over t != v of 1 / distance(v, t),  a node out of reach adding 0
//
// where a distance is a number of hops or a sum of 1/weight (see path_length.hpp). Not divided by
// n-1: by hops a value is between 0 and n-1 and reads as "as near as this many direct neighbours";
// by length it is in units of weight. A high value means the same as for closeness, without the
// need for a correction in a graph of several components.
//
// Algorithm: a search from every node. Cost: O(n m) time by hops, O(n (n + m) log n) by length, on
// all threads; memory O(n + m) per thread.
//
// No nodes: no values. An isolated node: 0.
//
// [1] M. Marchiori, V. Latora (2000). Harmony in the small-world. Physica A 285.
// [2] P. Boldi, S. Vigna (2014). Axioms for centrality. Internet Mathematics 10.
#pragma once

#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/analysis/paths/path_length.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct HarmonicOptions {
    PathLength length = PathLength::hops;
    MeasureContext context;
};

/// One value per node.
std::vector<double> harmonic(const KnowledgeGraph& graph, const HarmonicOptions& options = {});

}  // namespace sigloom
