// Names as people type them -> keys: equal for what only differs in how it is written.
#pragma once

#include <string>
#include <string_view>

namespace sigloom {

/// The letters and digits of a folded name without accents, spaces, hyphens and other signs, each of
/// its words in the singular and in American spelling: "Café-Bars" and "cafe bar", "e-mails" and
/// "email". For finding what a person means; too coarse to say that two names are one. O(length).
std::string loose_key(std::string_view name);

}  // namespace sigloom
