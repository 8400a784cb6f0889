// Words -> small numbers: each different word once in memory, and found again by its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/word_head.hpp"

namespace sigloom {

using WordId = std::uint32_t;

/// Numbers count from 0 in the order of arrival. Open addressing with linear probing.
class WordIds {
  public:
    static constexpr WordId none = UINT32_MAX;

    WordIds() : slots_(initial_slots) {}

    /// Room for so many words. O(words).
    void reserve(std::size_t words);

    /// The number of a word, a new one if it has none.
    WordId add(std::string_view word) { return add(word, WordHead::of(word)); }
    /// The same, where the head is known already.
    WordId add(std::string_view word, const WordHead& head) {
        const std::uint64_t hash = hash_of(word, head);
        const std::size_t slot = slot_of(word, head, hash);
        return slots_[slot].id != none ? slots_[slot].id : add_new(word, head, slot, hash);
    }

    /// `none` for a word that was not added.
    [[nodiscard]] WordId find(std::string_view word) const {
        return find(word, WordHead::of(word));
    }
    [[nodiscard]] WordId find(std::string_view word, const WordHead& head) const {
        return slots_[slot_of(word, head, hash_of(word, head))].id;
    }
    [[nodiscard]] std::string_view text(WordId id) const {
        const std::size_t begin = id == 0 ? 0 : end_[id - 1];
        return {bytes_.data() + begin, end_[id] - begin};
    }
    [[nodiscard]] std::size_t size() const { return end_.size(); }

  private:
    struct Slot {
        std::uint32_t tag = 0;
        WordId id = none;
    };
    static constexpr std::size_t initial_slots = 1024;

    static std::uint32_t tag(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
    static std::uint64_t hash_of(std::string_view word, const WordHead& head) {
        const std::uint64_t hash = head.hash();
        return word.size() > WordHead::bytes ? with_tail(word, hash) : hash;
    }
    static std::uint64_t with_tail(std::string_view word, std::uint64_t hash);

    /// Where a word is, or would be.
    template <typename IsWord>
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash, IsWord is_word) const {
        std::size_t slot = tag(hash) & (slots_.size() - 1);
        for (; slots_[slot].id != none; slot = (slot + 1) & (slots_.size() - 1)) {
            if (slots_[slot].tag == tag(hash) && is_word(slots_[slot].id)) break;
        }
        return slot;
    }
    [[nodiscard]] std::size_t slot_of(std::string_view word, const WordHead& head,
                                      std::uint64_t hash) const {
        return slot_of(hash, [&](WordId id) {
            return heads_[id] == head && (word.size() <= WordHead::bytes || text(id) == word);
        });
    }
    WordId add_new(std::string_view word, const WordHead& head, std::size_t slot,
                   std::uint64_t hash);
    void use_slots(std::size_t count);

    std::vector<Slot> slots_;  ///< a power of two, at most half of them used
    std::vector<WordHead> heads_;
    std::string bytes_;
    std::vector<std::size_t> end_;  ///< of each word in bytes_
};

}  // namespace sigloom
