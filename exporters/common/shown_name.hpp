// Names of a file as they may be shown.
#pragma once

#include <string>
#include <string_view>

namespace sigloom {

/// Whether a text in UTF-8 has a control character (U+0000 to U+001F, U+007F to U+009F). O(text).
bool has_controls(std::string_view text);

/// A name without control characters: one space for those that are white space, such as the break of
/// a line, and U+FFFD for the others. True if there were others.
bool append_shown(std::string& out, std::string_view name);

}  // namespace sigloom
