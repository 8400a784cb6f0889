// Words -> their numbers, for looking up every word of a long text.
//
// A table that does not change, and that is read without a branch on whether a word is known, which
// cannot be foreseen. One instruction compares a byte of the hashes of sixteen words, as in M.
// Kulukundis, Designing a fast, efficient, cache-friendly hash table (CppCon 2017); what is left is
// to compare one word.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/any_byte.hpp"
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
        const std::uint64_t hash = head.hash();
        const std::size_t begin = hash & (slots_ - 1);
        const std::uint32_t same =
            bits_of(Bytes(bytes_at(&tags_[begin]) == static_cast<unsigned char>(tag(hash))));
        // Where there is none, some other word is looked at, which is not this one either.
        const Entry& entry = entries_[begin + first_bit(same)];
        const std::uint64_t difference =
            (entry.head.first ^ head.first) | (entry.head.second ^ head.second);
        const bool is_unsure = (difference != 0) & ((same & (same - 1)) != 0);
        if (is_unsure) [[unlikely]]
            return search(head, begin, same);
        // A choice that GCC makes no branch of.
        const WordId not_it = difference == 0 ? 0 : WordIds::none;
        return std::min(entry.id | not_it, unknown_);
    }

  private:
    struct Entry {
        WordHead head;
        WordId id = WordIds::none;
    };
    static constexpr std::size_t reach = sizeof(Bytes);  ///< slots that a word may be in

    static char tag(std::uint64_t hash) { return static_cast<char>(hash >> 57 | 0x80); }
    static std::size_t first_bit(std::uint32_t bits) {
        return static_cast<std::size_t>(std::countr_zero(bits | std::uint32_t{1} << reach));
    }
    [[nodiscard]] WordId search(const WordHead& head, std::size_t begin, std::uint32_t same) const;
    bool fill();

    const WordIds& words_;
    WordId unknown_;
    std::size_t slots_;           ///< that a word's may begin at; a power of two
    std::vector<char> tags_;      ///< by slot; 0: free
    std::vector<Entry> entries_;  ///< by slot
};

}  // namespace sigloom
