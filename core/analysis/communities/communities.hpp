// Communities: groups of nodes that are tied to each other more than to the rest.
//
// What a good division is, is one of two numbers, summed over the communities C:
//
//   modularity [2]  w(C)/m - resolution * (s(C)/2m)^2
//   Potts model [3] w(C) - resolution * n(C) (n(C)-1)/2
//
// where w(C) is the weight inside C, s(C) the sum of the strengths of its nodes, n(C) their number,
// and m the weight of all edges. Modularity, with resolution 1, is within -1/2 to 1. In the
// constant Potts model the resolution is the least weight per pair of nodes that makes a community,
// in units of weight. More resolution means more and smaller communities in both.
//
// Algorithm: several runs of Leiden [1], each with random choices of its own. A division differs
// from run to run while most pairs of nodes do not, so the parts on which all runs agree are the
// start of further ones [4]; see ensemble.hpp. The best of all divisions is improved by a few
// iterations, and single nodes are moved until none has a better community; none is disconnected.
// All but the last steps take twins (see twin_classes.hpp) for one node.
//
// Cost: O(n + m) time for each iteration, of which a run has 3 and the last steps some 10; the runs
// share the threads. Memory O(n + m), and O(n + arcs between twin classes) per thread. The result
// depends on the order of the nodes and on the seed; not on threads or machines.
//
// No nodes: no communities. A node without neighbours is a community of its own.
//
// [1] V. A. Traag, L. Waltman, N. J. van Eck (2019). From Louvain to Leiden: guaranteeing
//     well-connected communities. Scientific Reports 9, 5233.
// [2] M. E. J. Newman, M. Girvan (2004). Finding and evaluating community structure in networks.
//     Physical Review E 69, 026113. Weighted: M. E. J. Newman (2004), Physical Review E 70, 056131.
//     Resolution: J. Reichardt, S. Bornholdt (2006), Physical Review E 74, 016110.
// [3] V. A. Traag, P. Van Dooren, Y. Nesterov (2011). Narrow scope for resolution-limit-free
//     community detection. Physical Review E 84, 016114.
// [4] M. Ovelgoenne, A. Geyer-Schulz (2012). An ensemble learning strategy for graph clustering.
//     Graph Partitioning and Graph Clustering, Contemporary Mathematics 588.
// [5] C. Hennig (2007). Cluster-wise assessment of cluster stability. Computational Statistics &
//     Data Analysis 52. (The coefficient of Jaccard 1901 as a figure of agreement.)
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/base/enum_names.hpp"
#include "core/graph/knowledge_graph.hpp"

namespace sigloom {

enum class CommunityQuality : std::uint8_t {
    modularity,  ///< compares with a random graph of the same strengths
    potts        ///< the constant Potts model (CPM): asks for a density
};

/// As --quality has them.
template <>
inline constexpr auto enum_names<CommunityQuality> = enum_table<CommunityQuality>(
    {{CommunityQuality::modularity, "modularity"}, {CommunityQuality::potts, "cpm"}});

struct CommunityOptions {
    CommunityQuality quality = CommunityQuality::modularity;
    double resolution = 1;   ///< above 0 and finite; of the Potts model in units of weight
    std::uint64_t seed = 1;  ///< of the random choices
    unsigned runs = 8;       ///< at least 1
    MeasureContext context;
};

struct Communities {
    /// Of each node, from 0 by falling number of nodes; those of one size by their first node.
    std::vector<std::int32_t> community;
    std::int32_t count = 0;
    double quality = 0;  ///< the sum above, a modularity to 12 digits; 0 without edges
    /// Of each node: how much of its community it shares with the runs, as the mean over the runs r
    /// of |C(v) and C_r(v)| / |C(v) or C_r(v)| [5]. Above 0, up to 1; 1 where all runs agree.
    std::vector<double> stability;
    /// Divisions of the communities into well connected parts, the finest first; each is nested in
    /// the next, and the last in `community`. Numbered in the same way. May be none.
    std::vector<std::vector<std::int32_t>> parts;
};

/// A modularity, or its part that one community gives, to 12 digits behind the point: what is
/// smaller is rounding.
double rounded_modularity(double modularity);

/// Throws std::invalid_argument for options out of range.
Communities communities(const KnowledgeGraph& graph, const CommunityOptions& options = {});

/// Those of the default options, for measures that begin with them: found once where the context
/// says what measures share.
std::shared_ptr<const Communities> shared_communities(const KnowledgeGraph& graph,
                                                      const MeasureContext& context);

}  // namespace sigloom
