// Which language a report is written in.
#pragma once

#include <string>
#include <string_view>

namespace sigloom {

/// ISO 639-1 code; empty when the text is too short or mixed to tell. English, by far the most
/// frequent, is recognised by its commonest words; only what is not English is given to CLD2.
/// O(length): callers pass a thousand bytes or so of prose.
std::string language_of(std::string_view prose);

/// The English name of a language from its code; the code itself if it is not known.
std::string language_name(std::string_view code);

}  // namespace sigloom
