// The lines of a text.
#pragma once

#include <string_view>
#include <vector>

namespace sigloom {

/// Without their line endings (LF, CRLF or CR). Views into the text. O(length).
std::vector<std::string_view> split_lines(std::string_view text);

}  // namespace sigloom
