// Runs sweeps over many problems on all threads, with sums that do not depend on their number.
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/measure_context.hpp"
#include "core/analysis/paths/sweep.hpp"

namespace sigloom {

enum class PathPrecision : std::uint8_t {
    automatic,  ///< full where that takes no time worth speaking of, else single
    single,     ///< path counts as floats: relative errors below 1e-5
    full        ///< path counts as doubles: relative errors below 1e-9
};

enum class ArcSums : std::uint8_t { left_out, wanted };

struct SweepOptions {
    PathPrecision precision = PathPrecision::automatic;
    ArcSums arcs = ArcSums::left_out;
    /// None: the widest that the machine has.
    std::optional<InstructionSet> set;
    MeasureContext context;
};

/// Problems with lengths are swept from one source at a time (length_sweep.hpp), in full precision;
/// so are those by hops whose sources have few steps in common, where floats do not do
/// (hop_sweep.hpp). The sums of each problem over all of its sources. The sources of a problem are
/// cut into blocks that depend on the problem alone, and the blocks' sums are added in order. A
/// block whose first sources have more paths than a float can count is done in double precision as
/// a whole; any later ones are done again. Nothing, if some have more than a double can count.
///
/// Memory: three lines of 64 bytes for each vertex, for each thread; one or two doubles for each
/// vertex (and arc, if wanted), for each block, up to 64.
std::optional<std::vector<SweepSums>> run_sweeps(const std::vector<SweepProblem>& problems,
                                                 const SweepOptions& options);

}  // namespace sigloom
