// How bodies in the plane push each other apart, each pair by the product of their masses divided
// by their distance: Barnes and Hut's approximation [1], in which a cell of a quadtree that looks
// small from where a body is acts like one body at its centre of mass.
//
// The tree is cut from the bodies in Morton order; eight bodies in that order look at it together,
// and each body or cell that they see pushes all eight at once. Sums are of single precision, in an
// order that depends on the positions alone: not on threads, and not on the width of registers.
//
// Cost of one round: O(n log n), for a fixed theta.
//
// [1] J. Barnes, P. Hut (1986). A hierarchical O(N log N) force-calculation algorithm. Nature 324.
//     In groups: J. E. Barnes (1990). A modified tree code: don't laugh; it runs. Journal of
//     Computational Physics 87.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/layout/points.hpp"

namespace sigloom {

class Repulsion {
  public:
    /// Masses are above 0 and outlive this. A cell is opened while its side is above theta times
    /// its distance; 0 opens all, which is the exact sum.
    Repulsion(std::span<const float> mass, float theta) : mass_(mass), theta_(theta) {}

    /// Sets the force on each body:
    ///   f(i) = scaling * m(i) * sum over j of m(j) * (p(i) - p(j)) / (|p(i) - p(j)|^2 + 1)
    /// The 1 keeps bodies in one place from flying apart.
    void forces(const Points& positions, float scaling, Points& force);

  private:
    struct Cell {
        float x, y, mass;   ///< its centre of mass
        float side;         ///< the longer one of the box around its bodies
        std::uint32_t end;  ///< behind the last cell within it; its first one follows it
        std::uint32_t first_body;
        std::uint32_t body_count;  ///< 0: it has cells within it instead
    };
    struct Box {
        float min_x, min_y, max_x, max_y;
    };
    struct Seen;

    void sort_bodies(const Points& positions);
    Box add_cell(std::uint32_t begin, std::uint32_t end, unsigned level);
    void look_around(const Box& group, Seen& seen) const;

    std::span<const float> mass_;
    float theta_;
    std::vector<std::uint64_t> keys_;  ///< the Morton code, and behind it the number of the body
    // Of the bodies in Morton order:
    std::vector<float> x_, y_, m_;
    std::vector<Cell> cells_;  ///< depth first
};

}  // namespace sigloom
