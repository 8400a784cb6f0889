// Distances by length from eight sources at a time, in rounds instead of by Dijkstra's search.
//
//   lane          0     1     2   ...    7         a vertex's distances from eight sources: one
//   distance   | 8 B | 8 B | 8 B | ... | 8 B |     cache line of doubles
//
// In each round, a vertex that has a neighbour with news takes the least of its own distances and
// those of its neighbours plus the arc, in all lanes at once; the rounds end when there is no news
// (Bellman [1], each vertex seeing what came before it in the same round). Shortest paths
// in random graphs have few steps, and few rounds are needed. Each
// arc then costs an addition and a minimum for eight sources, where Dijkstra's search pays a
// scattered read and often a queue for one.
//
// O(m) per round. Where distances are long, as on a road map, rounds are too many: after a bound
// on the work a search gives up, and its caller does better with Dijkstra's. Memory: a line of 64
// bytes and an 8-bit mark for each vertex.
//
// [1] R. Bellman (1958). On a routing problem. Quarterly of Applied Mathematics 16.
#pragma once

#include <array>
#include <memory>
#include <span>

#include "core/analysis/paths/path_problem.hpp"
#include "core/base/instruction_set.hpp"

namespace sigloom {

/// What one node's distances to the others add up to.
struct LengthSums {
    double reached = 0;            ///< how many others
    double distances = 0;          ///< their sum
    double inverse_distances = 0;  ///< their sum
};

class LaneDistances {
  public:
    static constexpr std::size_t lanes = 8;
    using Sums = std::array<LengthSums, lanes>;

    LaneDistances() = default;
    LaneDistances(const LaneDistances&) = delete;
    LaneDistances& operator=(const LaneDistances&) = delete;
    virtual ~LaneDistances() = default;

    /// Sets the sums of up to eight different sources over the ends of all vertices within reach,
    /// but their own. False, and the sums are worth nothing, when that takes too many rounds.
    virtual bool add_up(std::span<const Vertex> sources, Sums& sums) = 0;
};

/// Keeps a reference to the graph. The instruction set must be one of this machine; it does not
/// change a bit of the sums.
std::unique_ptr<LaneDistances> make_lane_distances(const PathProblem& graph, InstructionSet set);

}  // namespace sigloom
