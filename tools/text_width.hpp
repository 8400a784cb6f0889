// Texts in so many columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sigloom {

/// What stands at the end of a text that was cut.
inline constexpr std::string_view ellipsis = "\u2026";

/// The text, or as much of its beginning as fits `width` columns with an ellipsis behind it.
std::string cut_to_width(std::string_view text, std::size_t width);

/// Broken into lines of at most `width` columns that begin with `indent` spaces; a longer word has
/// a line of its own.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = 80);

}  // namespace sigloom
