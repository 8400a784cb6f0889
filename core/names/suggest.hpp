// Merges that are too uncertain for the rules: for a person to look at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/names/name_table.hpp"

namespace sigloom {

struct SuggestedMerge {
    std::string label;        ///< the rarer name
    std::string replacement;  ///< the more frequent one
    std::string reason;
};

/// A name that could belong together with another one of its kind.
struct MergeCandidate {
    std::string key;  ///< name_key() of the label (core/text/name_key.hpp), or what tells it apart
    std::string_view label;
    std::string_view kind;
    std::uint32_t reports = 0;
};

/// The terms of a table that some report lists. The labels are views into the table. O(rows).
std::vector<MergeCandidate> merge_candidates(const NameTable& table);

/// Pairs of names of one kind that differ by spaces and signs, accents, an article, a title or a legal
/// form, the number of a word, or one letter, or of which one is all words of the other and one more
/// that does not turn its meaning round (state actors, non-state actors). At most `at_most`; the
/// safest reasons come first, and of one reason the most frequent. Each name is merged with one other
/// at most, so that they can stand in one alias file; names of over 60 bytes are passed over.
/// O(names * length^2).
std::vector<SuggestedMerge> suggest_merges(std::vector<MergeCandidate> names, std::size_t at_most);

/// As an alias file, with the reasons in a third column (core/names/name_file.hpp).
std::string as_alias_file(const std::vector<SuggestedMerge>& merges);

}  // namespace sigloom
