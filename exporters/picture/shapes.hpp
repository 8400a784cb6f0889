// A picture as a list of shapes, from which every format of pictures is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/look/colors.hpp"

namespace sigloom {

/// In pixels from the upper left corner, y downwards.
struct Spot {
    double x, y;
};

struct LineShape {
    Spot from, to;
    double width;
    Color color;
    double opacity;
};

struct DiscShape {
    Spot center;
    double radius;
    Color fill;
    double ring_width;  ///< of a ring in the colour of the background, around it; 0: none
    std::string title;  ///< what it stands for; may be empty
};

enum class Align : std::uint8_t { left, middle, right };
enum class Weight : std::uint8_t { regular, bold };

struct TextShape {
    Spot at;  ///< on the base line
    Align align;
    double size;   ///< of the font
    double width;  ///< what the text takes up, by text_width()
    Weight weight;
    Color color;
    bool has_halo;  ///< in the colour of the background, around the letters
    std::string text;
};

/// Of the line that is drawn around the letters, half of which the letters hide: three pixels for
/// the font of usual size.
constexpr double halo_width(const TextShape& text) {
    return 0.28 * text.size;
}

struct Picture {
    double width = 0;
    double height = 0;
    Color background{};
    std::string title;        ///< for people who cannot see it, too
    std::string description;  ///< the same
    // In the order in which they are drawn:
    std::vector<LineShape> lines;
    std::vector<DiscShape> discs;
    std::vector<TextShape> texts;
};

}  // namespace sigloom
