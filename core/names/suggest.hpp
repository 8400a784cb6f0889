// Merges that are too uncertain for the rules: for a person to look at.
#pragma once

#include <string>
#include <vector>

#include "core/names/name_table.hpp"

namespace sigloom {

struct SuggestedMerge {
    std::string label;        ///< the rarer name
    std::string replacement;  ///< the more frequent one
    std::string reason;
};

/// Pairs of names of one kind that differ by spaces and signs, accents, an article, a title or a legal
/// form, the number of a word, or one letter, or of which one is all words of the other and one more
/// that does not turn its meaning round (state actors, non-state actors). At most `at_most`; the
/// safest reasons come first, and of one reason the most frequent. Each name is merged with one other
/// at most, so that they can stand in one alias file. O(names * length^2).
std::vector<SuggestedMerge> suggest_merges(const NameTable& table, std::size_t at_most);

/// As an alias file, with the reasons in a third column (core/names/name_file.hpp).
std::string as_alias_file(const std::vector<SuggestedMerge>& merges);

}  // namespace sigloom
