// Local moving: nodes go, one at a time, to the neighbouring community where they add most quality.
//
//   gain of node v in community C = w(v, C) - penalty * mass(v) * mass(C without v)
//
// With mass = strength and penalty = resolution / (2 * sum of weights) this is modularity, with
// mass = number of nodes and penalty = resolution it is the constant Potts model, times a constant.
#pragma once

#include <cstdint>

#include "core/analysis/communities/network.hpp"
#include "core/base/random.hpp"

namespace sigloom {

/// A state of the search. Communities are numbered below the number of nodes; numbers may be
/// unused.
struct Partition {
    Membership community;
    std::vector<double> mass;  ///< of each community
    double total_mass = 0;

    Partition(const Network& network, Membership communities);
};

/// The fast local moving of Leiden (Traag et al. 2019, algorithm A.2, MoveNodesFast): a queue of
/// nodes in random order; a node that moves puts those neighbours back that are now elsewhere. A
/// node may also leave for a community of its own. Ends when no move adds quality. Returns what was
/// gained, in units of weight. Commonly O(n + m).
double move_nodes(const Network& network, double penalty, Partition& partition, Random& random,
                  Tally& tally);

}  // namespace sigloom
