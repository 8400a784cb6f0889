// Betweenness from many sources at a time: Brandes' two sweeps over a graph, forward to count
// shortest paths and backward to collect dependencies, for 16 sources side by side.
//
// The graph may be what the reductions left over: vertices with copies, ends, and wanted ends (see
// path_problem.hpp). For a source s, and w at one more step from s than its neighbour v,
//
//     paths(w)      =  sum over such v of  copies(v) paths(v)        (1 for the source itself)
//     dependency(v) =  sum over such w of  paths(v)/paths(w) (wanted(w) + copies(w) dependency(w))
//     between(v)   +=  ends(s) dependency(v)
//
// Stress credits every path in full: dependency(v) is then the number of paths that go on from v,
// times those to v [2], which is the same sum without the division by paths(w):
//
//     onward(v)     =  sum over such w of  wanted(w) + copies(w) onward(w)
//     dependency(v) =  paths(v) onward(v)
//
// There, whatever would exceed 1e290 counts as 1e290, so that no value is infinite.
//
// See sweep_body.hpp for how, and why it is fast, and hop_sweep.hpp for graphs on which it is not.
//
// [1] U. Brandes (2001). A faster algorithm for betweenness centrality. J. Math. Sociology 25.
// [2] U. Brandes (2008). On variants of shortest-path betweenness centrality and their generic
//     computation. Social Networks 30. (Section 3.2: stress.)
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/analysis/paths/landmark.hpp"
#include "core/analysis/paths/path_problem.hpp"
#include "core/base/instruction_set.hpp"

namespace sigloom {

enum class LanePrecision : std::uint8_t {
    single,  ///< 16 sources at a time; relative errors below 1e-5, commonly 1e-6; counts to 1e30
    full     ///< 8 sources at a time, in double precision; counts to 1e290
};

struct SweepProblem {
    PathProblem graph;            ///< connected
    std::vector<double> wanted;   ///< of each vertex: the ends that count as targets
    std::vector<Vertex> sources;  ///< in the order in which they are searched from
    PathCredit credit = PathCredit::share;
    Landmark landmark = {};  ///< by length only
};

/// What sources add to. Sums of doubles.
struct SweepSums {
    std::vector<double> between;  ///< of each vertex, for one copy
    std::vector<double> arcs;  ///< empty, or of each arc: the paths along it, from one copy to all
};

/// Memory for sweeps over one graph, one line of 64 bytes per vertex three times.
class Sweep {
  public:
    Sweep() = default;
    Sweep(const Sweep&) = delete;
    Sweep& operator=(const Sweep&) = delete;
    virtual ~Sweep() = default;

    /// How many sources it takes at a time.
    [[nodiscard]] virtual std::size_t lanes() const = 0;
    /// Adds what up to lanes() different sources contribute. False, and nothing added, when the
    /// path counts do not fit the precision.
    virtual bool add(std::span<const Vertex> sources, SweepSums& sums) = 0;
};

/// Keeps a reference to the problem. The instruction set must be one of this machine.
std::unique_ptr<Sweep> make_sweep(const SweepProblem& problem, LanePrecision precision,
                                  InstructionSet set);

}  // namespace sigloom
