// A name before it is merged with others: the surface forms of one key that are one thing.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/names/evidence.hpp"
#include "core/names/kind_score.hpp"

namespace sigloom {

/// All views are into texts that whoever makes the units keeps.
struct NameUnit {
    std::string_view key;
    /// Numbers in the evidence; none for a form only in texts.
    std::span<std::uint32_t> surfaces;
    std::string_view label;  ///< its most frequent form, or the key
    std::uint32_t reports = 0;
    std::uint32_t label_reports = 0;
    std::uint32_t stands_out = 0;
    std::uint32_t french = 0;
    bool has_capital_form = false;
    bool has_small_form = false;
    bool is_acronym = false;  ///< its label looks like one
    std::size_t words = 0;
    NameUses uses;
    KindScore kind;

    [[nodiscard]] bool is_listed() const { return reports > 0; }
    [[nodiscard]] bool is_entity() const { return kind.is_entity(); }
};

/// By key; of two units with one key the one with capitals comes first.
using NameUnits = std::vector<NameUnit>;

/// A is a better label than b: more reports, longer, smaller.
bool is_better_label(std::uint32_t reports_a, std::string_view a, std::uint32_t reports_b,
                     std::string_view b);

}  // namespace sigloom
