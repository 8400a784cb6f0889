// Pushes discs apart until none overlaps another: the last step of a layout.
//
// Algorithm: in rounds, every two discs that are too near move apart along the line between them,
// the larger one less. Where that has not settled after some rounds, the whole is spread a little
// in each further one, so that it ends. Neighbours are found by a grid. O(n) for each round, where
// radii are alike.
#pragma once

#include <span>
#include <vector>

#include "core/layout/points.hpp"

namespace sigloom {

/// How far apart two discs are to be: ratio * (r1 + r2) + margin between their centres.
struct Distances {
    double ratio = 1.1;
    double margin = 1.5;
};

/// Moves the points. Radii are finite and at least 0. Afterwards no two are nearer than `distances`
/// says, but for rounding.
void remove_overlaps(std::vector<Point>& points, std::span<const double> radius,
                     const Distances& distances = {});

}  // namespace sigloom
