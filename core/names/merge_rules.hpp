// Which names are one: number, spelling, abbreviations, initials, surnames, pages of wiki links, and
// what core/names/trimmings.hpp tells.
//
// Every rule looks at sorted data and gives pairs; the classes are what the pairs connect, so that
// no order matters. No rule joins an entity with a theme, save an abbreviation or initials with a
// long form, and what a link of a wiki shows with its page.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/names/name_group.hpp"

namespace sigloom {

struct NameMerge {
    std::uint32_t a;  ///< index into the groups
    std::uint32_t b;
    std::string rule;
};

/// A short form and the long form that most reports explain it by.
struct Abbreviation {
    std::string short_key;
    std::string short_form;              ///< as written: LLM
    std::vector<std::string> long_keys;  ///< all that count as the same, in singular and plural
    std::uint32_t reports;               ///< that explain it so
    std::uint32_t next;                  ///< that explain it in the next frequent way

    /// Clearly ahead of any other long form.
    [[nodiscard]] bool is_clear() const { return reports >= 3 * next; }
    /// Often enough to be believed everywhere; what is explained once must be listed together, too.
    [[nodiscard]] bool is_frequent() const { return reports >= 2; }
};

/// Of every short form that the corpus explains, by rising key.
std::vector<Abbreviation> find_abbreviations(const NameEvidence& evidence);

/// The key with its last word in the singular, if that is one of `words` or in a dictionary; else
/// the key itself.
std::string singular_key(std::string_view key, const WordIds& words, std::string_view language);

/// Which reports list each group; sorted.
struct ReportsOfGroup {
    std::vector<std::uint32_t> begin;    ///< by group, and the end of the last one's
    std::vector<std::uint32_t> reports;  ///< one that lists a group in two forms stands here twice

    [[nodiscard]] std::span<const std::uint32_t> operator[](std::uint32_t group) const {
        return std::span(reports).subspan(begin[group], begin[group + 1] - begin[group]);
    }
};

struct MergeInput {
    const NameGroups& groups;
    const GroupsByKey& groups_by_key;
    const std::vector<Abbreviation>& abbreviations;
    const NameEvidence::PageLinks& page_links;
    const ReportsOfGroup& reports;
    const WordIds& words;  ///< of all names
};

std::vector<NameMerge> find_merges(const MergeInput& input);

/// Of names of which nothing else is known: by number, spelling, parted or joined words, articles,
/// accents. `groups` are sorted by key, `words` those of the keys. O(length of the keys * log).
std::vector<NameMerge> find_merges_of_forms(const NameGroups& groups, const WordIds& words);

}  // namespace sigloom
