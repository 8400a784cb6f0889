// Names of communities, in the picture itself: in their colours, where their nodes are.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/look/colors.hpp"
#include "exporters/picture/labels.hpp"
#include "exporters/picture/shapes.hpp"

namespace sigloom {

/// A community as it lies in a picture.
struct Region {
    std::string name;
    Color color;
    std::size_t nodes;
    Spot center;   ///< of its discs, by their areas
    double reach;  ///< the mean distance of its discs from there, by their areas
};

/// The names of the regions that have room for theirs, on up to three lines each, larger for larger
/// regions; the first region is the largest. `unit`: the pixels of the picture for one of a picture
/// of usual size. O(regions * (labels + discs)).
std::vector<TextShape> place_region_names(std::span<const Region> regions, const Ground& ground,
                                          double unit, LabelPlacer& placer);

}  // namespace sigloom
