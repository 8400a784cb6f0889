// Betweenness, by hops or by length: the reductions, then sweeps over what is left.
//
//     nodes --twins--> classes --blocks--> blocks --side vertices--> core
//
// Graphs woven from reports are cliques that share a few nodes. All rows of a report are open
// twins, all terms that no other report has are closed twins, and both kinds of classes are side
// vertices: of 107,500 nodes and 3 million arcs, 13,300 vertices and 506,000 arcs are left.
//
// Each reduction is exact and has its formula in its header; the sum of what they add and what the
// sweeps add is the betweenness.
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/paths/sweep_tasks.hpp"

namespace sigloom {

enum class Reduction : std::uint8_t { off, on };

/// Which reductions to make. What is left out costs time, never digits.
struct PathReductions {
    Reduction twins = Reduction::on;          ///< twins.hpp
    Reduction blocks = Reduction::on;         ///< blocks.hpp; pendant trees, too
    Reduction side_vertices = Reduction::on;  ///< side_vertices.hpp
};

struct ReducedBetweennessOptions {
    PathLength length = PathLength::hops;
    PathReductions reductions;
    SweepOptions sweeps;
    /// Each path as one: by hops and without blocks, as what hangs on an articulation point would
    /// have to count by paths instead of nodes.
    PathCredit credit = PathCredit::share;
};

/// Over ordered pairs: twice the betweenness.
struct PathSums {
    std::vector<double> nodes;
    /// Of each arc of the lists, if wanted: what runs along it. The two arcs of an edge, added up,
    /// are twice its betweenness; each by itself says nothing.
    std::vector<double> arcs;
};

/// Nothing when there are more shortest paths than a double can count (1e290). Arcs are summed up
/// by hops only.
std::optional<PathSums> reduced_betweenness(const Adjacency& lists,
                                            const ReducedBetweennessOptions& options);

}  // namespace sigloom
