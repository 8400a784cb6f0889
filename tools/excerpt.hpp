// A line of a file with a caret below it, as compilers show where something is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sigloom {

/// `text` is one line without its end, `column` counts bytes from 1; 0 is no place and no caret. At
/// most `width` terminal columns, cut around the caret where the line is longer. Nothing in it is
/// obeyed by a terminal. O(width), however long the line is.
std::string excerpt(std::string_view text, std::uint32_t line, std::uint32_t column,
                    std::size_t width);

}  // namespace sigloom
