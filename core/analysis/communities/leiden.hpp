// The Leiden algorithm: communities that are connected, from moving, refining and adding up.
//
//      network --> move nodes --> communities --> refine --> parts --> their network --+
//         ^                                                                            |
//         +----- until there is nothing left to add up --------------------------------+
//
// An iteration goes from the nodes up through all levels; the next one begins with its result.
// Communities of an iteration are the start of the moves on the network of their parts, so that a
// part can leave its community, which Louvain's method cannot undo.
//
// V. A. Traag, L. Waltman, N. J. van Eck (2019). From Louvain to Leiden: guaranteeing
// well-connected communities. Scientific Reports 9, 5233.
#pragma once

#include "core/analysis/communities/local_moving.hpp"
#include "core/analysis/measure_context.hpp"

namespace sigloom {

/// One search, whose steps depend on nothing but the network, the options and the generator.
class Leiden {
  public:
    /// The penalty is that of local_moving.hpp; the temperature that of refinement.hpp.
    Leiden(double penalty, double temperature, Random random)
        : penalty_(penalty), temperature_(temperature), random_(random) {}

    /// Improves the communities by one iteration. Returns what was gained, in units of weight.
    /// O(n + m) for each of a few levels.
    double iterate(const Network& network, Membership& communities);

    /// Iterates until an iteration gains less than `least_gain`, or `most` times. Throws Cancelled.
    void settle(const Network& network, Membership& communities, double least_gain, unsigned most,
                const MeasureContext& context);

    /// Moves single nodes, and takes apart what this leaves disconnected, until no node has a
    /// better community, or `most` times. Quality does not fall. Throws Cancelled. O(n + m) each
    /// time.
    void finish(const Network& network, Membership& communities, unsigned most,
                const MeasureContext& context);

    /// Nested parts of the communities, each well connected, from the finest division to one that
    /// has at least one more part than there are communities. May be none.
    std::vector<Membership> divisions(const Network& network, const Membership& communities);

  private:
    double penalty_;
    double temperature_;
    Random random_;
    Tally tally_;
};

/// Every node in a class of its own.
Membership singletons(std::size_t nodes);

}  // namespace sigloom
