// What markup and word processors leave in a text and nobody means: no-break spaces, doubled
// spaces, soft hyphens, invisible and control characters.
#pragma once

#include <string>
#include <string_view>

#include "core/base/text_store.hpp"

namespace sigloom {

/// Control characters, and characters that are invisible or change how the text around them is
/// shown; white space is none.
bool is_treacherous(std::int32_t code_point);

/// Every run of white space as one space, none at the ends; without soft hyphens, zero-width
/// characters and bidirectional controls; control characters as U+FFFD. Joiners stay between
/// characters that are no ASCII, where scripts and emoji need them. The text itself if it is clean,
/// as nearly all are, else a copy that the store keeps. O(length).
std::string_view clean_text(std::string_view text, TextStore& texts);
std::string clean_text(std::string text);

}  // namespace sigloom
