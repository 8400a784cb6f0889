// A node while the reports that name it are being added up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/graph/contribution.hpp"
#include "core/names/name_table.hpp"
#include "core/text/slug.hpp"

namespace sigloom {

struct Surface {
    std::string_view text;
    std::uint32_t reports;
};

/// All views are into contributions, which outlive it.
struct Draft {
    std::string_view key;  ///< with class and kind, what tells it from all others
    Surface surface;       ///< the first one seen
    std::uint32_t reports = 0;
    std::int32_t first_seen = 0;
    std::int32_t last_seen = 0;
    std::uint32_t relevancy_known = 0;
    std::int64_t relevancy_sum = 0;  ///< of those that are known, in millionths of r
    std::string_view description;
    std::int32_t description_date = -1;
    std::uint32_t name_class = NameTable::none;  ///< in the table of learned names
    ItemClass item_class = ItemClass::term;
    bool has_more_surfaces = false;  ///< they stand in the ClassMerger
    // Decided when all reports are in:
    bool is_entity = false;
    std::string_view label;
    std::string_view slug;  ///< kept by the ClassMerger

    void add_date(std::int32_t date);  ///< 0 is none
};

/// Asks for a draft's texts ahead of time: they lie all over memory.
inline void prefetch_texts(const Draft& draft) {
    __builtin_prefetch(draft.key.data());
    __builtin_prefetch(draft.surface.text.data());
    __builtin_prefetch(draft.description.data());
}

/// entity, theme, or the name of the class.
std::string_view kind_of(const Draft& draft);
/// Of what is no term.
std::string_view kind_of(ItemClass item_class);

/// Writes what its id has behind the kind (core/text/slug.hpp) to `slug`.
void slug_of(const Draft& draft, std::string& slug, std::size_t hash_digits = usual_hash_digits);

}  // namespace sigloom
