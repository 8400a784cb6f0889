// A force model of a graph in the plane: ForceAtlas2 [1]. Linked nodes attract each other in
// proportion to their distance, all nodes repel each other by the inverse of it, and gravity keeps
// the whole together. With the mass m(v) = degree + 1:
//
//   attraction  w(u, v) * d(u, v)                      (section "Weights", delta = 1)
//   repulsion   scaling * m(u) * m(v) / d(u, v)        (equation 2; see repulsion.hpp)
//   gravity     gravity * m(v) * d(v, origin)          ("Strong gravity")
//
// Gravity may be stronger in one direction, which makes layouts wider than high.
//
// Each node moves by its force times a speed that falls with how much it swings, below a speed of
// the whole that rises while the nodes pull in one direction and falls while they swing ("Adaptive
// local and global temperature", equations 8 to 14).
//
// Cost of an iteration: O(n log n + m). The result depends on the positions at the beginning; not
// on threads or machines.
//
// [1] M. Jacomy, T. Venturini, S. Heymann, M. Bastian (2014). ForceAtlas2, a continuous graph
//     layout algorithm for handy network visualization designed for the Gephi software. PLoS ONE 9.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/layout/points.hpp"

namespace sigloom {

/// Compressed sparse rows with both directions of every link.
struct ForceGraph {
    std::vector<std::uint32_t> begin;  ///< nodes + 1 offsets
    std::vector<std::uint32_t> target;
    std::vector<float> weight;  ///< of each arc, above 0
    std::vector<float> mass;    ///< of each node, above 0

    [[nodiscard]] std::size_t size() const { return mass.size(); }
};

struct ForceOptions {
    unsigned iterations = 300;
    float scaling = 40;
    float gravity = 0.05F;
    float flatness = 1;  ///< how much stronger gravity is along y than along x
    float theta = 0.9F;  ///< of repulsion.hpp
    /// How strongly each node is drawn to where it began, as gravity is to the origin.
    float anchor = 0;
    /// Called before each iteration with its number. May throw, which ends the computation.
    std::function<void(unsigned)> before_iteration = [](unsigned) {};
};

/// Moves the points. Parallel loops run in the caller's arena.
void run_forces(const ForceGraph& graph, const ForceOptions& options, Points& positions);

/// The factor by which positions are to be scaled so that attraction and repulsion balance as a
/// whole: where the energy of the forces above, as a function of the factor alone, is least. 1 for
/// positions that are all one.
float balancing_scale(const ForceGraph& graph, const ForceOptions& options,
                      const Points& positions);

}  // namespace sigloom
