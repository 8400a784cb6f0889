// British and American spelling of a word.
#pragma once

#include <string>
#include <string_view>

#include "core/text/word_ids.hpp"

namespace sigloom {

/// How Americans spell a folded English word that the British spell otherwise: center for centre,
/// organization for organisation. Empty for other words, and for those whose American form is
/// neither in the dictionary (core/text/word_lists.hpp), which is American, nor, if it is one of
/// the many that are formed with -ize, among `words`. O(length) for all but a few places of a word.
std::string american_form(std::string_view folded, const WordIds& words);

}  // namespace sigloom
