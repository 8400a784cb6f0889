// Folding what nearly every text of a report is: simple. That is ASCII without control characters,
// and spaces only one by one between other characters. Case is then all there is to fold.
#pragma once

#include <string_view>

namespace sigloom {

/// Writes the text in lower case, as many bytes. False, and nothing of use written, when the text
/// is not simple. O(length), many bytes at a time.
bool fold_simple(std::string_view text, char* folded);

/// The same, and to `upper` a 1 for every capital and a 0 for every other byte.
bool fold_simple(std::string_view text, char* folded, char* upper);

}  // namespace sigloom
