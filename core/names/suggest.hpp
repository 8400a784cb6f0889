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

/// Pairs of names of one kind that differ by one letter, or only by spaces and signs, or of which
/// one is all words of the other and one more. At most `at_most`, the most frequent first, and each
/// name merged with one other at most, so that they can stand in one alias file. O(names *
/// length^2).
std::vector<SuggestedMerge> suggest_merges(const NameTable& table, std::size_t at_most);

/// As an alias file; the reasons stand in no column, as no program reads them.
std::string as_alias_file(const std::vector<SuggestedMerge>& merges);

}  // namespace sigloom
