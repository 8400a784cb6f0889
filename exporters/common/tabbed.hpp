// Texts in the fields of a line that tabs part.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sigloom {

/// Appends a text on one line: tabs and line breaks become spaces; other control characters, and
/// bytes that are no UTF-8, become U+FFFD. Returns how many did.
std::size_t tabbed_escape(std::string& out, std::string_view text);

}  // namespace sigloom
