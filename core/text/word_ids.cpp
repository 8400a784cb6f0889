#include "core/text/word_ids.hpp"

#include <cstring>

namespace sigloom {

/// Eight bytes at a time, mixed by multiplication: words are short.
std::uint64_t WordIds::hash_of(std::string_view word) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // 2^64 / golden ratio (Knuth, 6.4)
    std::uint64_t hash = word.size() * odd;
    const char* at = word.data();
    std::size_t left = word.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, at, 8);
        hash = (hash ^ eight) * odd;
        hash ^= hash >> 32;
    }
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < left; ++i) {
        rest |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
    }
    hash = (hash ^ rest) * odd;
    return hash ^ hash >> 29;
}

WordId WordIds::find(std::string_view word) const {
    const std::uint64_t hash = hash_of(word);
    std::size_t slot = hash & (slots_.size() - 1);
    for (; slots_[slot].id != none; slot = (slot + 1) & (slots_.size() - 1)) {
        if (slots_[slot].tag == tag(hash) && text(slots_[slot].id) == word) break;
    }
    return slots_[slot].id;
}

WordId WordIds::add_new(std::string_view word, std::size_t slot, std::uint64_t hash) {
    const auto id = static_cast<WordId>(end_.size());
    slots_[slot] = {tag(hash), id};
    bytes_ += word;
    end_.push_back(bytes_.size());
    if (2 * end_.size() > slots_.size()) grow();
    return id;
}

void WordIds::grow() {
    std::vector<Slot> larger(2 * slots_.size());
    for (WordId id = 0; id < end_.size(); ++id) {
        const std::uint64_t hash = hash_of(text(id));
        std::size_t slot = hash & (larger.size() - 1);
        while (larger[slot].id != none) slot = (slot + 1) & (larger.size() - 1);
        larger[slot] = {tag(hash), id};
    }
    slots_.swap(larger);
}

}  // namespace sigloom
