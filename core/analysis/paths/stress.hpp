// Stress centrality: how many shortest paths between two others run over a node.
//
//   stress(v) = sum over pairs {s, t} without v of  paths(s, t through v)
//
// where paths counts shortest paths by hops. Betweenness is the same with each pair's paths weighed
// as one; stress lets pairs count by how many ways there are between them.
//
// The reductions and sweeps of betweenness [2], without the division by path counts (sweep.hpp) and
// without the cut into blocks. In double precision: exact up to 2^53; beyond, relative errors below
// 1e-9. What would exceed 1e290 for the paths from one source counts as 1e290, so that the value
// says "at least".
//
// Cost: O(n m) at worst, in practice twice that of betweenness on graphs woven from reports, on all
// threads. Memory O(n) per thread and up to 64 n doubles.
//
// No nodes: no values. Fewer than three nodes, or no edges: 0 everywhere.
//
// [1] A. Shimbel (1953). Structural parameters of communication networks. Bulletin of Mathematical
//     Biophysics 15.
// [2] U. Brandes (2008). On variants of shortest-path betweenness centrality and their generic
//     computation. Social Networks 30. (Section 3.2.)
#pragma once

#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/analysis/paths/reduced_betweenness.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

struct StressOptions {
    PathReductions reductions;  ///< blocks are of no use
    MeasureContext context;
};

/// One value per node.
std::vector<double> stress(const KnowledgeGraph& graph, const StressOptions& options = {});

}  // namespace sigloom
