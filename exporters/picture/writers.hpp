// Pictures of a graph: SVG by ourselves, PNG and PDF by cairo, all from the same shapes (scene.hpp).
//
// Texts of an SVG are outlines, which look the same everywhere, and each has its words as a title;
// or they stay texts, which can be edited, searched and copied, in fonts that all have the same
// widths (text_width.hpp), if the machine that shows it has one. A PDF holds the letters that it
// uses.
#pragma once

#include <array>

#include "exporters/common/format.hpp"

namespace sigloom {

enum class LegendChoice : std::uint8_t { on, off };
template <>
inline constexpr auto enum_names<LegendChoice> =
    enum_table<LegendChoice>({{LegendChoice::on, "on"}, {LegendChoice::off, "off"}});

inline constexpr std::array picture_options{
    FormatOption{.name = "width",
                 .type = OptionType::whole_number,
                 .help = "Width of the picture in pixels; above 1600 everything grows alike",
                 .default_value = "1600",
                 .most = 16'384},
    FormatOption{.name = "labels",
                 .type = OptionType::whole_number,
                 .help = "How many nodes have their label in the picture, at most",
                 .default_value = "45",
                 .most = 10'000},
    FormatOption{.name = "dark", .type = OptionType::flag, .help = "Draw on a dark ground"},
    FormatOption{.name = "legend",
                 .type = OptionType::choice,
                 .help = "Say below the picture what its colours mean",
                 .default_value = "on",
                 .choices = choices_of<LegendChoice>()},
    FormatOption{.name = "title",
                 .type = OptionType::text,
                 .help = "What stands above the picture or the page"},
};

enum class SvgText : std::uint8_t { paths, fonts };
template <>
inline constexpr auto enum_names<SvgText> = enum_table<SvgText>({{SvgText::paths, "paths"},
                                                                 {SvgText::fonts, "fonts"}});

inline constexpr FormatOption svg_text_option{
    .name = "svg-text",
    .type = OptionType::choice,
    .help = "Texts as outlines, which look the same everywhere, or in fonts of who looks at it",
    .default_value = "paths",
    .choices = choices_of<SvgText>()};

inline constexpr std::array svg_options{picture_options[0], picture_options[1], picture_options[2],
                                        picture_options[3], picture_options[4], svg_text_option};

// O(nodes + drawn links + labels^2 + pixels). Widths below 100 count as 100.

ExportNotes write_svg(const Export& what, Output& output);
ExportNotes write_png(const Export& what, Output& output);
ExportNotes write_pdf(const Export& what, Output& output);

}  // namespace sigloom
