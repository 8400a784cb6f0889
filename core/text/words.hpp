// Running text -> words, folded, with what their letters and surroundings tell.
//
// One word after the other, of texts of any kind; core/text/word_scanner.hpp reads the same words
// of long texts faster. Nothing is allocated per word of ASCII. O(length); a run of more than
// `longest_word` bytes without a space is no word and is passed over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/word_head.hpp"
#include "core/text/word_ids.hpp"

namespace sigloom {

/// What is known of a word in its text, as bits.
namespace word_is {
inline constexpr std::uint16_t capitalized = 1;    ///< its first character is a capital
inline constexpr std::uint16_t inner_capital = 2;  ///< a capital stands behind the first character
inline constexpr std::uint16_t lower_case = 4;     ///< it has a lower-case letter
inline constexpr std::uint16_t with_digit = 8;     ///< it has a digit
inline constexpr std::uint16_t after_hyphen = 16;  ///< one hyphen joins it to the word before
inline constexpr std::uint16_t after_break = 32;   ///< more than spaces or a hyphen stands before
inline constexpr std::uint16_t sentence_start = 64;  ///< its capital proves nothing
inline constexpr std::uint16_t possessive = 128;     ///< 's stood behind it and was taken away
inline constexpr std::uint16_t question = 256;       ///< ? follows at once
inline constexpr std::uint16_t exclamation = 512;    ///< ! follows at once
}  // namespace word_is

/// Only capitals, and digits or signs perhaps; at least two characters.
constexpr bool is_all_capitals(std::uint16_t flags) {
    return (flags & (word_is::capitalized | word_is::inner_capital | word_is::lower_case)) ==
           (word_is::capitalized | word_is::inner_capital);
}

/// Has a capital anywhere.
constexpr bool has_capital(std::uint16_t flags) {
    return (flags & (word_is::capitalized | word_is::inner_capital)) != 0;
}

/// Has one where that tells something.
constexpr bool capital_tells(std::uint16_t flags) {
    return has_capital(flags) && (flags & word_is::sentence_start) == 0;
}

/// Where reading goes on, and what was seen before it.
struct ReadingPlace {
    std::size_t at = 0;
    std::uint16_t flags = word_is::after_break | word_is::sentence_start;  ///< of what follows
    bool is_behind_word = false;
    bool period_is_spelling = false;  ///< one that follows belongs to the word before it
};

class WordReader {
  public:
    static constexpr std::size_t longest_word = 256;

    /// The text must outlive the reader, which goes on where one of the same text was.
    explicit WordReader(std::string_view text, const ReadingPlace& place = {})
        : text_(text), place_(place) {}

    /// Steps to the next word; false at the end of the text. Letters, marks and digits of any
    /// script make words, and & . ' _ @ + between them (AT&T, Character.AI, C++). The periods of
    /// U.S. are left out.
    bool next();

    /// The present word as fold() folds it. Valid until the next step.
    [[nodiscard]] std::string_view folded() const { return {word_, size_}; }
    [[nodiscard]] WordHead head() const { return WordHead::of(folded()); }
    [[nodiscard]] std::uint16_t flags() const { return flags_; }
    /// Where it begins in the text, and where it ends, without 's.
    [[nodiscard]] std::size_t begin() const { return begin_; }
    [[nodiscard]] std::size_t end() const { return end_; }

    /// Behind the present word; at the end of the text, if next() found none.
    [[nodiscard]] const ReadingPlace& place() const { return place_; }

  private:
    void skip_separators();
    bool read_plain();
    bool read_foreign();
    void finish(std::size_t after);
    bool drop_spelling_periods();

    std::string_view text_;
    ReadingPlace place_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint16_t flags_ = 0;
    std::size_t size_ = 0;
    char buffer_[longest_word];  // not set: what a word does not fill is never read
    const char* word_ = buffer_;
    std::string foreign_;
};

/// Adds the words of a text, folded. O(length).
void add_words(std::string_view text, WordIds& words);

/// Whether a period behind this folded word is part of its spelling, if it has a capital: Dr., J.
bool is_spelled_with_period(std::string_view folded);

}  // namespace sigloom
