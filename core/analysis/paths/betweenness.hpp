// Betweenness: how often a node lies on the shortest paths between two others.
//
//   betweenness(v) = sum over pairs {s, t} without v of  paths(s, t through v) / paths(s, t)
//
// where paths counts shortest paths, by hops or by the sum of 1/weight (see path_length.hpp). A
// pair in two components adds nothing. A high value marks a broker: what connects topics runs over
// it. Range 0 to 1 (BetweennessScale::share) or 0 to (n-1)(n-2)/2 (::pairs).
//
// By hops: reductions, then sweeps from 16 sources at a time (reduced_betweenness.hpp). By length:
// Brandes [2], one search per source. In both, sources are cut into blocks that depend on the graph
// alone, whose sums are added in order, so that the number of threads does not show in the result.
// Where there are more shortest paths than a double can count, one search per source counts them
// with an exponent of their own.
//
// Cost, on all threads: O(n m) by hops, in practice a hundredth of it on graphs woven from reports;
// O(n (n + m) log n) by length. Memory O(n + m) per thread and up to 64 n doubles.
//
// No nodes: no values. Fewer than three nodes, or no edges: 0 everywhere.
//
// [1] L. C. Freeman (1977). A set of measures of centrality based on betweenness. Sociometry 40.
// [2] U. Brandes (2001). A faster algorithm for betweenness centrality. J. Math. Sociology 25.
// [3] M. E. J. Newman (2001). Scientific collaboration networks. II. Shortest paths, weighted
//     networks, and centrality. Physical Review E 64, 016132. (Distance as 1/weight.)
#pragma once

#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/analysis/paths/path_length.hpp"
#include "core/analysis/paths/reduced_betweenness.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

enum class BetweennessScale : std::uint8_t {
    share,  ///< divided by the number of pairs without the node, (n-1)(n-2)/2
    pairs   ///< the sum as it is
};

struct BetweennessOptions {
    PathLength length = PathLength::hops;
    BetweennessScale scale = BetweennessScale::share;
    PathPrecision precision = PathPrecision::automatic;  ///< by hops; lengths are always in full
    PathReductions reductions;
    MeasureContext context;
};

/// One value per node.
std::vector<double> betweenness(const KnowledgeGraph& graph,
                                const BetweennessOptions& options = {});

}  // namespace sigloom
