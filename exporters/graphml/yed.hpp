// What yEd keeps of the drawing of a node or an edge: its labels, position and fill colour.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/xml/markup.hpp"

namespace sigloom::graphml {

struct Drawing {
    std::vector<std::string> labels;  ///< not empty, in their order
    std::optional<double> x;          ///< of the upper left corner, y growing downwards
    std::optional<double> y;
    std::string color;  ///< #rrggbb; empty: none
};

/// Of a group that can be closed, the form that is shown.
Drawing read_drawing(const xml::Piece& piece, const xml::Element& data);

}  // namespace sigloom::graphml
