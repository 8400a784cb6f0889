// Words -> their numbers, for looking up every word of a long text.
//
// A table that does not change, in which each word has a slot of its own: it is read without a
// search, and without a branch on whether a word is known, which cannot be foreseen.
// After D. Belazzougui, F. C. Botelho and M. Dietzfelbinger, Hash, displace, and compress (2009):
// words are parted by their hashes, and each part has a number that leads its words to slots of
// which none is another word's.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/word_head.hpp"
#include "core/text/word_ids.hpp"

namespace sigloom {

class WordFinder {
  public:
    /// `words` must outlive it, and stay as they are. All other words have the number
    /// words.size(). O(words).
    explicit WordFinder(const WordIds& words);

    [[nodiscard]] WordId find(std::string_view word) const {
        return std::min(words_.find(word), unknown_);
    }
    /// The same for a word of at most WordHead::bytes, which are told apart by the head.
    [[nodiscard]] WordId find_short(const WordHead& head) const {
        const std::uint64_t hash = hash_of(head);
        const std::uint8_t number = numbers_[part_of(hash)];
        if (number == no_number) [[unlikely]]
            return find(head);
        const Entry& entry = entries_[slot_of(hash, number)];
        const std::uint64_t difference =
            (entry.head.first ^ head.first) | (entry.head.second ^ head.second);
        // A choice that GCC makes no branch of.
        const WordId not_it = difference == 0 ? 0 : WordIds::none;
        return std::min(entry.id | not_it, unknown_);
    }

  private:
    struct Entry {
        WordHead head;
        WordId id = WordIds::none;
    };
    static constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // 2^64 / golden ratio (Knuth, 6.4)
    static constexpr std::uint8_t no_number = UINT8_MAX;

    static std::uint64_t hash_of(const WordHead& head) {
        return (head.first ^ std::rotl(head.second, 29)) * odd;
    }
    [[nodiscard]] std::size_t part_of(std::uint64_t hash) const { return hash >> part_shift_; }
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash, std::uint8_t number) const {
        return (hash ^ number) * odd >> slot_shift_;
    }
    [[nodiscard]] WordId find(WordHead head) const;
    [[nodiscard]] bool place(std::span<const Entry> words, std::uint8_t number);

    const WordIds& words_;
    WordId unknown_;
    // The upper bits of a product depend on all bits that are multiplied.
    int part_shift_;
    int slot_shift_;
    std::vector<std::uint8_t> numbers_;  ///< by part
    std::vector<Entry> entries_;         ///< by slot
};

}  // namespace sigloom
