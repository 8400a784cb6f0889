// The tables that cmake/word_lists/ makes: texts, found by their hash, and what belongs to each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/text_hash.hpp"

namespace sigloom {

/// Different texts, end to end, numbered by their place.
struct TextTable {
    static constexpr std::uint32_t none = UINT32_MAX;

    const char* bytes;
    const std::uint32_t* end;     ///< of each text in `bytes`
    const std::uint32_t* slots;   ///< numbers of texts, by hash, or `none`: linear probing
    std::size_t slot_count;       ///< a power of two
    const std::uint32_t* filter;  ///< by hash, a bit for each text: most others have none

    [[nodiscard]] std::string_view text(std::uint32_t number) const {
        const std::size_t begin = number == 0 ? 0 : end[number - 1];
        return {bytes + begin, end[number] - begin};
    }
    /// Its number, or `none`.
    [[nodiscard]] std::uint32_t find(std::string_view wanted) const {
        const std::size_t hash = hash_of(wanted);
        const std::size_t bit = bit_of(hash);
        if ((filter[bit / 32] >> (bit % 32) & 1) == 0) return none;
        return slots[slot_of(wanted, hash)];
    }
    static constexpr std::size_t bits_per_slot = 4;
    [[nodiscard]] std::size_t bit_of(std::size_t hash) const {
        return hash & (bits_per_slot * slot_count - 1);
    }
    /// Where a text is, or would be.
    [[nodiscard]] std::size_t slot_of(std::string_view wanted, std::size_t hash) const {
        std::size_t slot = hash >> 8 & (slot_count - 1);
        while (slots[slot] != none && text(slots[slot]) != wanted) {
            slot = (slot + 1) & (slot_count - 1);
        }
        return slot;
    }

    static std::size_t hash_of(std::string_view text) {
        const std::uint64_t hash = text_hash(text);
        return static_cast<std::size_t>(hash ^ hash >> 32);
    }
};

extern const TextTable word_list;
extern const std::uint16_t word_list_lists[];  ///< by number, bits as in core/text/word_lists.hpp

extern const TextTable country_names;
extern const char country_codes[][8];  ///< by number

}  // namespace sigloom
