// British and American spelling of a word.
#pragma once

#include <string>
#include <string_view>

#include "core/text/word_ids.hpp"

namespace sigloom {

/// The American spelling of a folded English word that the British spell differently: center for
/// centre, organization for organisation. Empty for other words, and where the American form is
/// neither in the dictionary (core/text/word_lists.hpp), which is American, nor, if it is formed
/// with -ize, among `words`. O(length) in nearly all cases.
std::string american_form(std::string_view folded, const WordIds& words);

}  // namespace sigloom
