// A name before it is merged with others: the surface forms of one key that are one thing.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/names/evidence.hpp"
#include "core/names/kind_score.hpp"
#include "core/text/word_ids.hpp"

namespace sigloom {

/// All views are into texts that the maker of the groups keeps.
struct NameGroup {
    std::string_view key;
    /// Numbers in the evidence; none for a form only in texts.
    std::span<std::uint32_t> surfaces;
    std::string_view label;  ///< its most frequent form, or the key
    std::uint32_t reports = 0;
    std::uint32_t label_reports = 0;
    std::uint32_t stands_out = 0;
    std::uint32_t french = 0;
    bool has_capital_form = false;
    bool has_lower_case_form = false;
    bool is_acronym = false;  ///< lists write it like one
    bool is_british = false;  ///< Americans spell a word of it otherwise
    std::size_t words = 0;
    const NameUses* uses = nullptr;  ///< of the key, in running text
    KindScore kind;

    [[nodiscard]] bool is_listed() const { return reports > 0; }
    [[nodiscard]] bool is_entity() const { return kind.is_entity(); }
};

/// By key; of two groups with one key the one with capitals comes first.
using NameGroups = std::vector<NameGroup>;

/// Finds groups, sorted by key, by their keys.
class GroupsByKey {
  public:
    GroupsByKey() = default;
    /// O(length of the keys).
    explicit GroupsByKey(const NameGroups& groups) {
        keys_.reserve(groups.size());
        for (std::uint32_t i = 0; i < groups.size(); ++i) {
            if (keys_.add(groups[i].key) == first_.size()) first_.push_back(i);
        }
        first_.push_back(static_cast<std::uint32_t>(groups.size()));
    }

    /// Calls visit(index) for the groups of a key.
    template <typename Visit>
    void for_each(std::string_view key, Visit visit) const {
        const WordId found = keys_.find(key);
        if (found == WordIds::none) return;
        for (std::uint32_t i = first_[found]; i < first_[found + 1]; ++i) visit(i);
    }

  private:
    WordIds keys_;
    std::vector<std::uint32_t> first_;  ///< of each key, and the end of the last one's
};

/// A is a better label than b: more reports, longer, smaller.
bool is_better_label(std::uint32_t reports_a, std::string_view a, std::uint32_t reports_b,
                     std::string_view b);

}  // namespace sigloom
