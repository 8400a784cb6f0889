// Refinement: what makes the communities of Leiden well connected.
#pragma once

#include "core/analysis/communities/local_moving.hpp"

namespace sigloom {

/// Splits every community into parts that are connected within it (Traag et al. 2019, algorithm
/// A.2, MergeNodesSubset): each node begins alone; in random order, nodes that are still alone and
/// well connected to their community join a part of it, picked at random among those where quality
/// does not fall, with odds exp(gain / temperature). Returns the part of each node, numbered by
/// first node. O(n + m).
Membership refine(const Network& network, double penalty, double temperature,
                  const Partition& partition, Random& random, Tally& tally);

}  // namespace sigloom
