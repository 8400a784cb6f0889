// The grammatical number of a word: singular and plural.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sigloom {

/// What a folded word may be the plural of, likeliest first; empty for a word that is no plural or
/// whose singular is another thing (news, ethics, glasses). `language` is an ISO 639-1 code:
/// English ("en", and whatever is not known) or French ("fr"). Candidates need not be words: the
/// caller takes one that it has seen. O(length).
std::vector<std::string> singular_forms(std::string_view folded, std::string_view language);

/// Whether singular_forms() has to be asked: false for most words that are no plural. O(length).
bool may_be_plural(std::string_view folded);

/// Whether two folded words have one stem by the Snowball stemmer of their language (M. Porter,
/// 2001); English for languages without one. A hint only: it calls news and new the same.
bool have_one_stem(std::string_view a, std::string_view b, std::string_view language);

}  // namespace sigloom
