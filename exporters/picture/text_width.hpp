// How wide a text is, without the font: pictures must be laid out in the same way on every machine.
#pragma once

#include <string>
#include <string_view>

namespace sigloom {

/// The fonts that texts are written in: all have the widths of Helvetica, as fonts for offices do,
/// so that a text is as wide as was planned wherever one of them is.
inline constexpr std::string_view picture_fonts =
    "Arial, Helvetica, 'Liberation Sans', Arimo, 'Nimbus Sans', sans-serif";

/// In units of the size of the font: that of Helvetica for what ASCII has and for letters that are
/// made of it, with marks; a guess for other scripts.
double text_width(std::string_view text);

/// The text on one line, without what turns the direction of writing, and of so many characters at
/// most: a longer one ends with an ellipsis.
std::string shortened(std::string_view text, std::size_t most);

}  // namespace sigloom
