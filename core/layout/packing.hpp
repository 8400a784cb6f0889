// Puts the parts of a graph that nothing joins beside each other, instead of letting them fly away.
//
// The first part stays where it is. Each of the others goes to the first place that is free for it
// on an elliptical spiral around the origin, wider than high, which goes on where the last part
// was put: the larger parts come first, and what is left of the room between them is not searched
// again. O(n), and O(area of the whole / radius^2) for each size of parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/layout/points.hpp"

namespace sigloom {

/// A part with its nodes as discs.
struct Piece {
    std::vector<Point> points;  ///< from the second piece on around the origin
    std::vector<double> radius;
    double extent = 0;  ///< the radius of a disc around the origin that holds them all

    [[nodiscard]] std::size_t size() const { return points.size(); }
};

/// How far each piece is to be moved; the first is not. From the second on extents do not rise.
/// Between two pieces there is half the extent of the smaller one, at most `most_gap`; what is
/// smaller than that stays out of the room between the nodes of the first.
std::vector<Point> pack(std::span<const Piece> pieces, double most_gap);

}  // namespace sigloom
