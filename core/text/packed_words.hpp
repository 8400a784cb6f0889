// Running text as word numbers and flags, packed: two or four bytes a word instead of six.
//
// Numbers count from 0 in the order in which words are met, so that the words that stand everywhere
// have small ones. Most words are written in small letters with nothing but a space before them,
// and of these no flags are kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/text/word_ids.hpp"

namespace sigloom {

/// Words with their flags, as core/text/words.hpp has them; both vectors are of one length.
struct WordStream {
    std::vector<WordId> words;
    std::vector<std::uint16_t> flags;

    void clear() {
        words.clear();
        flags.clear();
    }
    void add(WordId word, std::uint16_t word_flags) {
        words.push_back(word);
        flags.push_back(word_flags);
    }
};

class PackedWords {
  public:
    PackedWords() = default;
    /// O(words).
    explicit PackedWords(const WordStream& stream);

    [[nodiscard]] std::size_t size() const { return size_; }  ///< in words
    [[nodiscard]] std::size_t bytes() const { return units_.size() * sizeof units_[0]; }

    /// What was packed, with numbers[number] for each number; an empty `numbers` changes none. Uses
    /// the memory of `into` again. O(words).
    void unpack(std::span<const WordId> numbers, WordStream& into) const;

  private:
    std::vector<std::uint16_t> units_;
    std::size_t size_ = 0;
};

}  // namespace sigloom
