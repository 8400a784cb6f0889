// Colours that tell groups of nodes apart, for everybody and on light and dark grounds.
//
// The palettes were found by a search for 14 colours each that are as far apart as can be for
// people who see all colours and, as simulated by [1], for those who lack one of the three kinds of
// cones, by the distance in Oklab [2]. On the ground that it is made for each of them has a
// contrast of at least 3:1 (WCAG 2.2, success criterion 1.4.11). Fourteen is more than colour alone
// can carry safely: what is near in a picture has names beside it, too.
//
// [1] G. M. Machado, M. M. Oliveira, L. A. F. Fernandes (2009). A physiologically-based model for
//     simulation of color vision deficiency. IEEE Transactions on Visualization and Computer
//     Graphics 15.
// [2] B. Ottosson (2020). A perceptual color space for image processing.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sigloom {

struct Color {
    std::uint8_t red, green, blue;
    bool operator==(const Color&) const = default;
};

/// "#rrggbb".
std::string hex(Color color);
/// A colour from "#rrggbb", "#rgb" (either case) or "red,green,blue" as 0 to 255; nothing for any
/// other text.
std::optional<Color> parse_color(std::string_view text);

/// Of WCAG 2: 1 for equal colours to 21 for black and white.
double contrast(Color a, Color b);

/// So much of `a`, the rest of `b`.
Color mixed(Color a, Color b, double share_of_a);

/// A colour on a light ground and the one that takes its place on a dark one.
struct ColorPair {
    Color on_light;
    Color on_dark;
};

inline constexpr std::size_t palette_size = 14;
extern const std::array<ColorPair, palette_size> palette;
/// For what is in no group worth a colour.
extern const ColorPair neutral_color;

/// What a picture is drawn on, and written with.
struct Ground {
    Color background;
    Color text;
    Color link;  ///< between groups
};
extern const Ground light_ground;
extern const Ground dark_ground;

/// The colour of nodes of a kind, the same in every graph; neutral for kinds that are not ours.
const ColorPair& color_of_kind(std::string_view kind);

/// What takes the place of a colour on the dark ground: its partner if it is of the palette, else
/// the colour itself, made lighter until its contrast is 3:1.
Color on_dark(Color color);

}  // namespace sigloom
