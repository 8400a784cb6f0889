// A fast path of folding for simple texts, which nearly all texts of reports are: ASCII without
// control characters, and single spaces between other characters. There is only case to fold then.
#pragma once

#include <string_view>

namespace sigloom {

/// Writes the text in lower case, text.size() bytes. False, and nothing of use written, when the
/// text is not simple. O(length), many bytes at a time.
bool fold_simple(std::string_view text, char* folded);

/// The same, and to `upper` a 1 for every capital and a 0 for every other byte.
bool fold_simple(std::string_view text, char* folded, char* upper);

}  // namespace sigloom
