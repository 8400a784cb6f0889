#include "core/text/word_ids.hpp"

#include <bit>
#include <cstring>

namespace sigloom {

/// What stands behind the head, eight bytes at a time, the last ones perhaps twice.
std::uint64_t WordIds::with_tail(std::string_view word, std::uint64_t hash) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
    constexpr std::size_t step = sizeof hash;
    hash ^= word.size() * odd;
    for (std::size_t at = WordHead::bytes; at < word.size(); at += step) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, word.data() + std::min(at, word.size() - step), step);
        hash = (hash ^ eight) * odd;
        hash ^= hash >> 29;
    }
    return hash;
}

WordId WordIds::add_new(std::string_view word, const WordHead& head, std::size_t slot,
                        std::uint64_t hash) {
    const auto id = static_cast<WordId>(end_.size());
    slots_[slot] = {tag(hash), id};
    heads_.push_back(head);
    bytes_ += word;
    end_.push_back(bytes_.size());
    if (2 * end_.size() > slots_.size()) use_slots(2 * slots_.size());
    return id;
}

void WordIds::reserve(std::size_t words) {
    heads_.reserve(words);
    end_.reserve(words);
    if (const std::size_t slots = std::bit_ceil(2 * words); slots > slots_.size()) use_slots(slots);
}

void WordIds::use_slots(std::size_t count) {
    std::vector<Slot> slots(count);
    for (const Slot& word : slots_) {
        if (word.id == none) continue;
        std::size_t slot = word.tag & (slots.size() - 1);
        while (slots[slot].id != none) slot = (slot + 1) & (slots.size() - 1);
        slots[slot] = word;
    }
    slots_.swap(slots);
}

}  // namespace sigloom
