// The kinds of terms, as graphs, ledgers and saved tables have them.
#pragma once

#include <string_view>

namespace sigloom {

inline constexpr std::string_view entity_kind = "entity";  ///< the name of one particular thing
inline constexpr std::string_view theme_kind = "theme";    ///< any other term
/// What an alias file drops; of ledgers and saved tables only.
inline constexpr std::string_view dropped_kind = "dropped";

/// Whether a node of this kind is a term.
constexpr bool is_term_kind(std::string_view kind) {
    return kind == entity_kind || kind == theme_kind;
}

}  // namespace sigloom
