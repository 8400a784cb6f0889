#include "core/look/colors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/graph/kinds.hpp"
#include "core/names/term_kinds.hpp"
#include "core/report/report.hpp"

namespace sigloom {
namespace {

/// A part of sRGB as an amount of light (IEC 61966-2-1).
double light(std::uint8_t part) {
    const double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
    return 0.2126 * light(color.red) + 0.7152 * light(color.green) + 0.0722 * light(color.blue);
}

/// The whole numbers of a text between commas; nothing unless there are three from 0 to 255.
std::optional<Color> parse_numbers(std::string_view text) {
    std::array<std::uint8_t, 3> parts{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0 && (at == end || *at++ != ',')) return std::nullopt;
        while (at != end && *at == ' ') ++at;
        const auto [stop, error] = std::from_chars(at, end, parts[i]);
        if (error != std::errc()) return std::nullopt;
        at = stop;
    }
    if (at != end) return std::nullopt;
    return Color{parts[0], parts[1], parts[2]};
}

}  // namespace

std::string hex(Color color) {
    return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

std::optional<Color> parse_color(std::string_view text) {
    if (!text.starts_with('#')) return parse_numbers(text);
    text.remove_prefix(1);
    std::uint32_t bits = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, bits, 16);
    if (error != std::errc() || stop != end) return std::nullopt;
    const auto part = [bits](unsigned shift, std::uint32_t mask, std::uint32_t factor) {
        return static_cast<std::uint8_t>((bits >> shift & mask) * factor);
    };
    if (text.size() == 6) return Color{part(16, 0xFF, 1), part(8, 0xFF, 1), part(0, 0xFF, 1)};
    if (text.size() == 3) return Color{part(8, 0xF, 0x11), part(4, 0xF, 0x11), part(0, 0xF, 0x11)};
    return std::nullopt;
}

double contrast(Color a, Color b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

Color mixed(Color a, Color b, double share_of_a) {
    const auto part = [share_of_a](std::uint8_t of_a, std::uint8_t of_b) {
        return static_cast<std::uint8_t>(std::lround(share_of_a * of_a + (1 - share_of_a) * of_b));
    };
    return {part(a.red, b.red), part(a.green, b.green), part(a.blue, b.blue)};
}

const std::array<ColorPair, palette_size> palette{{
    {{0x00, 0x36, 0x9f}, {0x0a, 0x93, 0xc8}},
    {{0xa8, 0x52, 0x0a}, {0xff, 0xb0, 0x6f}},
    {{0x1c, 0x87, 0x5b}, {0x3b, 0xc3, 0xad}},
    {{0xeb, 0x00, 0x4f}, {0xe7, 0x03, 0x66}},
    {{0x29, 0x9f, 0xd0}, {0xa1, 0xde, 0xff}},
    {{0xa1, 0x97, 0x08}, {0x9f, 0xa0, 0x1a}},
    {{0x97, 0x2b, 0x68}, {0xc3, 0x7b, 0x94}},
    {{0x51, 0x6b, 0xff}, {0xa0, 0x91, 0xff}},
    {{0x65, 0x34, 0x00}, {0xa2, 0x61, 0x15}},
    {{0xff, 0x44, 0xcf}, {0xff, 0x4b, 0xdc}},
    {{0x68, 0x00, 0xda}, {0x9b, 0x45, 0xd9}},
    {{0xc8, 0x7f, 0x9b}, {0xe1, 0xe8, 0x1d}},
    {{0x51, 0x65, 0x94}, {0x2a, 0x82, 0x59}},
    {{0xa9, 0x4a, 0xcd}, {0x21, 0xfd, 0xb5}},
}};

const ColorPair neutral_color{{0x7d, 0x84, 0x8f}, {0x8f, 0x97, 0xa3}};

const Ground light_ground{{0xff, 0xff, 0xff}, {0x1b, 0x25, 0x30}, {0x7a, 0x86, 0x94}};
const Ground dark_ground{{0x12, 0x17, 0x1e}, {0xe8, 0xec, 0xf1}, {0x8a, 0x96, 0xa4}};

const ColorPair& color_of_kind(std::string_view kind) {
    static constexpr auto rows = enum_names<RowKind>;
    if (kind == entity_kind) return palette[0];
    if (kind == theme_kind) return palette[1];
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (kind == rows[i].name) return palette[2 + i];
    }
    return kind == report_kind ? palette[2 + rows.size()] : neutral_color;
}

Color on_dark(Color color) {
    const auto* found = std::ranges::find(palette, color, &ColorPair::on_light);
    if (found != palette.end()) return found->on_dark;
    if (color == neutral_color.on_light) return neutral_color.on_dark;
    constexpr Color white{0xff, 0xff, 0xff};
    while (contrast(color, dark_ground.background) < 3) color = mixed(color, white, 0.8);
    return color;
}

}  // namespace sigloom
