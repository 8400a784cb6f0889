// The strategic diagram as a picture: each topic a circle, by how central and how dense it is.
#pragma once

#include <span>
#include <string>

#include "core/foresight/strategic_map.hpp"
#include "exporters/picture/shapes.hpp"

namespace sigloom {

/// What is written into it.
struct StrategicWords {
    std::string title;
    std::string motor, basic, niche, emerging;  ///< in the corners
    std::string centrality, density;            ///< along the axes
};

/// Places are ranks, to the right by centrality and upwards by density, so that the medians cross in the middle. The
/// area of a circle grows with the reports of its topic; its name, one for each topic, stands beside it where there is room.
Picture strategic_picture(const StrategicMap& map, std::span<const std::string> names,
                          const StrategicWords& words);

}  // namespace sigloom
