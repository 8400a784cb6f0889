// Words -> small numbers: each different word once in memory, and found again by its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sigloom {

using WordId = std::uint32_t;

/// Numbers count from 0 in the order of arrival. Open addressing with linear probing.
class WordIds {
  public:
    static constexpr WordId none = UINT32_MAX;

    WordIds() : slots_(initial_slots) {}

    /// The number of a word, a new one if it has none.
    WordId add(std::string_view word) {
        const std::uint64_t hash = hash_of(word);
        std::size_t slot = hash & (slots_.size() - 1);
        for (; slots_[slot].id != none; slot = (slot + 1) & (slots_.size() - 1)) {
            if (slots_[slot].tag == tag(hash) && text(slots_[slot].id) == word) {
                return slots_[slot].id;
            }
        }
        return add_new(word, slot, hash);
    }

    /// `none` for a word that was not added.
    [[nodiscard]] WordId find(std::string_view word) const;
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
    static std::uint64_t hash_of(std::string_view word);
    WordId add_new(std::string_view word, std::size_t slot, std::uint64_t hash);
    void grow();

    std::vector<Slot> slots_;  ///< a power of two, at most half of them used
    std::string bytes_;
    std::vector<std::size_t> end_;  ///< of each word in bytes_
};

}  // namespace sigloom
