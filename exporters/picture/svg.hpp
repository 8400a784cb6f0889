// A picture (shapes.hpp) as SVG 1.1.
#pragma once

#include <string_view>

#include "exporters/common/format.hpp"
#include "exporters/picture/shapes.hpp"
#include "exporters/picture/writers.hpp"

namespace sigloom {

/// `id_prefix` begins the ids of its elements, for pictures that stand in one page.
ExportNotes write_svg(const Picture& picture, SvgText text, std::string_view provenance,
                      Output& output, std::string_view id_prefix = {});

}  // namespace sigloom
