// Twins: nodes with the same neighbours and proportional weights, which want to be in the same
// community. The terms that one report alone names are twins of each other, and so are its rows, so
// that a graph of reports has several times as many arcs as the network of its classes.
//
//      a   b   c         a b c          a, b and c have the neighbours x and y, each with
//      |\ /|\ /|          / \           twice as much weight to x as to y
//      | X | X |   -->   x - y
//      |/ \|/ \|
//      x --+-- y
#pragma once

#include "core/analysis/communities/network.hpp"

namespace sigloom {

/// The class of each node: open twins (not neighbours themselves) or closed ones (neighbours).
/// Weights are proportional when their ratios agree to 1e-9. Nodes without neighbours have no
/// twins. A graph made to collide in the hashes gets some twins less. O(n log n + m).
Membership twin_classes(const Network& network);

}  // namespace sigloom
