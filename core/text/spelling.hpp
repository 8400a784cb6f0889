// British and American spelling of a word.
#pragma once

#include <string>
#include <string_view>

namespace sigloom {

/// How Americans spell a folded English word that the British spell otherwise: center for centre,
/// organization for organisation. Empty for other words, and for those whose American form is not
/// in the dictionary (core/text/word_lists.hpp), which is American. O(length).
std::string american_form(std::string_view folded);

}  // namespace sigloom
