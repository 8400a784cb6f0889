// What a name has or lacks and is no other for it: an article, a person's title, a company's legal
// form, accents.
//
// Only where no two different things would meet: a single word with two titles or two legal forms
// before or behind it may be two persons or two companies, "the" makes a newspaper of a common word
// with a capital (Sun), and accents tell words apart (resume).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/names/merge_rules.hpp"

namespace sigloom {

/// A key without what stands around the name; the same key if nothing does.
std::string_view without_article(std::string_view key);     ///< the netherlands
std::string_view without_title(std::string_view key);       ///< dr jane goodall
std::string_view without_legal_form(std::string_view key);  ///< acme inc

/// Pairs of groups of one kind that differ by one of these. O(length of the keys * log).
std::vector<NameMerge> find_trimmed_merges(const NameGroups& groups);

}  // namespace sigloom
