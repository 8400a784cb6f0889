#include "core/look/colors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sigloom {
namespace {

constexpr Color black{0, 0, 0};
constexpr Color white{255, 255, 255};

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

Vector product(const Matrix& matrix, const Vector& vector) {
    Vector result{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) result[i] += matrix[i][j] * vector[j];
    }
    return result;
}

Vector linear(Color color) {
    Vector light{};
    const std::array<std::uint8_t, 3> parts{color.red, color.green, color.blue};
    for (std::size_t i = 0; i < 3; ++i) {
        const double part = parts[i] / 255.0;
        light[i] = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    }
    return light;
}

/// Ottosson 2020.
Vector oklab(Vector light) {
    for (double& part : light) part = std::clamp(part, 0.0, 1.0);
    Vector cones = product({{{0.4122214708, 0.5363325363, 0.0514459929},
                             {0.2119034982, 0.6806995451, 0.1073969566},
                             {0.0883024619, 0.2817188376, 0.6299787005}}},
                           light);
    for (double& cone : cones) cone = std::cbrt(cone);
    return product({{{0.2104542553, 0.7936177850, -0.0040720468},
                     {1.9779984951, -2.4285922050, 0.4505937099},
                     {0.0259040371, 0.7827717662, -0.8086757660}}},
                   cones);
}

/// Those of Machado, Oliveira and Fernandes 2009 for severity 1: protanopia, deuteranopia,
/// tritanopia.
const std::array<Matrix, 3> deficiencies{{{{{0.152286, 1.052583, -0.204868},
                                            {0.114503, 0.786281, 0.099216},
                                            {-0.003882, -0.048116, 1.051998}}},
                                          {{{0.367322, 0.860646, -0.227968},
                                            {0.280085, 0.672501, 0.047413},
                                            {-0.011820, 0.042940, 0.968881}}},
                                          {{{1.255528, -0.076749, -0.178779},
                                            {-0.078411, 0.930809, 0.147602},
                                            {0.004733, 0.691367, 0.303900}}}}};

double distance(const Vector& a, const Vector& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// Of the two nearest colours.
double least_distance(Color ColorPair::*side, const Matrix& seen_as) {
    double least = 1;
    for (std::size_t i = 0; i < palette_size; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            least = std::min(least, distance(oklab(product(seen_as, linear(palette[i].*side))),
                                             oklab(product(seen_as, linear(palette[j].*side)))));
        }
    }
    return least;
}

TEST(Colors, ContrastIsThatOfTheWebGuidelines) {
    EXPECT_NEAR(contrast(black, white), 21, 1e-9);
    EXPECT_NEAR(contrast({0x77, 0x77, 0x77}, white), 4.48, 0.005);  // a known one
    EXPECT_EQ(contrast(white, white), 1);
}

TEST(Colors, ThePaletteStandsOutFromBothGrounds) {
    for (const ColorPair& pair : palette) {
        EXPECT_GE(contrast(pair.on_light, light_ground.background), 3) << hex(pair.on_light);
        EXPECT_GE(contrast(pair.on_dark, dark_ground.background), 3) << hex(pair.on_dark);
    }
    for (const Ground* ground : {&light_ground, &dark_ground}) {
        EXPECT_GE(contrast(ground->text, ground->background), 7);
    }
}

TEST(Colors, ThePaletteCanBeToldApartByColorBlindPeople) {
    constexpr Matrix as_it_is{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    for (const auto side : {&ColorPair::on_light, &ColorPair::on_dark}) {
        EXPECT_GT(least_distance(side, as_it_is), 0.15);
        for (const Matrix& deficiency : deficiencies) {
            EXPECT_GT(least_distance(side, deficiency), 0.06);
        }
    }
}

TEST(Colors, AreReadAsTheyAreWritten) {
    EXPECT_EQ(hex({1, 0xAB, 0xFF}), "#01abff");
    EXPECT_EQ(parse_color("#01ABff"), (Color{1, 0xAB, 0xFF}));
    EXPECT_EQ(parse_color("#1af"), (Color{0x11, 0xAA, 0xFF}));
    EXPECT_EQ(parse_color("1, 171,255"), (Color{1, 0xAB, 0xFF}));
    for (const char* wrong : {"", "#", "red", "#12345", "#12345g", "1,2", "1,2,256", "1,2,3,4"}) {
        EXPECT_FALSE(parse_color(wrong)) << wrong;
    }
}

TEST(Colors, EveryKindOfOursHasOneOfItsOwn) {
    std::vector<Color> seen;
    for (const char* kind :
         {"entity", "theme", "signal", "concern", "behavior", "technology", "issue", "report"}) {
        seen.push_back(color_of_kind(kind).on_light);
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        EXPECT_EQ(std::ranges::count(seen, seen[i]), 1);
    }
    EXPECT_EQ(color_of_kind("").on_light, neutral_color.on_light);
}

TEST(Colors, OnADarkGroundThePaletteHasItsPartnersAndOthersAreLightEnough) {
    EXPECT_EQ(on_dark(palette[3].on_light), palette[3].on_dark);
    EXPECT_EQ(on_dark(neutral_color.on_light), neutral_color.on_dark);
    EXPECT_EQ(on_dark({0xff, 0xee, 0}), (Color{0xff, 0xee, 0}));
    EXPECT_GE(contrast(on_dark({0, 0, 0x80}), dark_ground.background), 3);
}

}  // namespace
}  // namespace sigloom
