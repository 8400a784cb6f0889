// A picture (shapes.hpp) as SVG 1.1.
#pragma once

#include <string_view>

#include "exporters/common/format.hpp"
#include "exporters/picture/shapes.hpp"
#include "exporters/picture/writers.hpp"

namespace sigloom {

ExportNotes write_svg(const Picture& picture, SvgText text, std::string_view provenance,
                      Output& output);

}  // namespace sigloom
