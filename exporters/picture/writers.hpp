// Pictures of a graph: SVG by ourselves, PNG and PDF by cairo, all from the same shapes (scene.hpp).
//
// Texts of an SVG stay texts, which can be searched, copied and read aloud, in fonts that all have
// the same widths (text_width.hpp); a PDF holds the letters that it uses.
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

// O(nodes + drawn links + labels^2 + pixels). Widths below 100 count as 100.

ExportNotes write_svg(const Export& what, Output& output);
ExportNotes write_png(const Export& what, Output& output);
ExportNotes write_pdf(const Export& what, Output& output);

}  // namespace sigloom
