#include "core/graph/draft.hpp"

#include <array>

#include "core/graph/pairs.hpp"
#include "core/names/term_kinds.hpp"

namespace sigloom {

void Draft::add_date(std::int32_t date) {
    widen(first_seen, last_seen, date, date);
}

std::string_view kind_of(ItemClass item_class) {
    static constexpr std::array<std::string_view, item_class_count> names{
        "theme", "signal", "concern", "behavior", "technology", "issue", "report"};
    return names[static_cast<std::size_t>(item_class)];
}

std::string_view kind_of(const Draft& draft) {
    return draft.is_entity ? entity_kind : kind_of(draft.item_class);
}

void slug_of(const Draft& draft, std::string& slug, std::size_t hash_digits) {
    const auto spell = draft.item_class == ItemClass::report ? path_slug : name_slug;
    spell(draft.key, slug, hash_digits);
}

}  // namespace sigloom
