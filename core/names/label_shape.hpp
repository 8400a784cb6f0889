// What the letters and digits of a label alone show.
#pragma once

#include <string_view>

namespace sigloom {

/// YouTube: a capital behind a lower-case letter. No common word is written so.
bool is_camel_case(std::string_view label);

/// FBI, LLMs, and what is written as they are: SaaS, DeFi (two capitals, two lower-case letters),
/// 5G, 2FA.
bool is_written_like_an_acronym(std::string_view label);

/// COVID-19, GPT-4: an acronym with a number behind a hyphen.
bool is_numbered_acronym(std::string_view label);

/// B2B, V2G: from one to another.
bool is_from_to(std::string_view label);

}  // namespace sigloom
