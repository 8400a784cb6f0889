// Running text -> words, folded, with what their letters and surroundings tell.
//
// Every word of a corpus passes through here once, so what the bytes are is found out for
// sixty-four at a time, as bits; short words of ASCII are read from these bits, longer ones byte by
// byte from a table of classes, and nothing is allocated per word.
// O(length); a stretch of more than `longest_word` bytes without a space is no word and is passed
// over.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/any_byte.hpp"
#include "core/text/word_head.hpp"

namespace sigloom {

/// What is told of a word, as bits.
namespace word_is {
inline constexpr std::uint16_t capitalized = 1;    ///< its first character is a capital
inline constexpr std::uint16_t inner_capital = 2;  ///< a capital stands behind the first character
inline constexpr std::uint16_t small = 4;          ///< it has a small letter
inline constexpr std::uint16_t with_digit = 8;     ///< it has a digit
inline constexpr std::uint16_t after_hyphen = 16;  ///< one hyphen joins it to the word before
inline constexpr std::uint16_t after_break = 32;   ///< other than spaces or a hyphen stand before
inline constexpr std::uint16_t sentence_start = 64;  ///< its capital proves nothing
inline constexpr std::uint16_t possessive = 128;     ///< 's stood behind it and was taken away
inline constexpr std::uint16_t question = 256;       ///< ? follows at once
inline constexpr std::uint16_t exclamation = 512;    ///< ! follows at once
}  // namespace word_is

/// Only capitals, and digits or signs perhaps; at least two characters.
constexpr bool is_all_capitals(std::uint16_t flags) {
    return (flags & (word_is::capitalized | word_is::inner_capital | word_is::small)) ==
           (word_is::capitalized | word_is::inner_capital);
}

/// Has a capital anywhere.
constexpr bool has_capital(std::uint16_t flags) {
    return (flags & (word_is::capitalized | word_is::inner_capital)) != 0;
}

class WordReader {
  public:
    static constexpr std::size_t longest_word = 256;

    /// The text must outlive the reader.
    explicit WordReader(std::string_view text) : text_(text) { look_at(0); }

    /// Steps to the next word; false at the end of the text. Letters, marks and digits of any
    /// script make words, and & . ' _ @ + between them (AT&T, Character.AI, C++). The periods of
    /// U.S. are left out.
    bool next() { return next_after_space() || next_of_any_kind(); }

    /// The present word as fold() folds it. Valid until the next step.
    [[nodiscard]] std::string_view folded() const { return {word_, size_}; }
    [[nodiscard]] const WordHead& head() const { return head_; }  ///< of folded()
    [[nodiscard]] std::uint16_t flags() const { return flags_; }
    /// Where it begins in the text, and where it ends, without 's.
    [[nodiscard]] std::size_t begin() const { return begin_; }
    [[nodiscard]] std::size_t end() const { return end_; }

  private:
    /// Bytes of the text that were looked at together; bit i tells of byte begin + i.
    struct Window {
        static constexpr std::size_t size = 64;
        static constexpr std::size_t longest_read = 16;  ///< that may begin at any of them

        std::size_t begin = 0;
        const char* bytes = nullptr;  ///< as in the text, zeros behind its end
        std::uint64_t word = 0;       ///< letters and digits of ASCII
        std::uint64_t upper = 0;
        std::uint64_t small = 0;
        std::uint64_t digit = 0;
        std::uint64_t joins = 0;  ///< may belong to the word before it although it is none of these
    };
    /// Where in the window a short word may begin, so that what stands behind it is there, too.
    static constexpr std::size_t last_beginning = Window::size - WordHead::bytes - 2;

    void look_at(std::size_t begin);
    bool next_after_space();
    bool next_of_any_kind();
    bool read_short(std::size_t at);
    void skip_separators();
    bool read_plain();
    bool read_foreign();
    void finish(std::size_t after);
    [[nodiscard]] bool ends_with_spelled_period() const;
    bool drop_spelling_periods();

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint16_t before_ = word_is::after_break | word_is::sentence_start;
    std::uint16_t flags_ = 0;
    bool period_is_spelling_ = false;  ///< the word before ends with a period that ends no sentence
    std::size_t size_ = 0;
    WordHead head_;
    Window window_;
    char end_of_text_[Window::size + Window::longest_read];  // not set until it is looked at
    char buffer_[longest_word];  // not set: what a word does not fill is never read
    const char* word_ = buffer_;
    std::string foreign_;
};

/// Most words: short, and with a space before them. False, and nothing read, if it may be another.
inline bool WordReader::next_after_space() {
    const std::size_t space = at_ - window_.begin;
    return space < last_beginning && window_.bytes[space] == ' ' && read_short(space + 1);
}

/// A word of at most fifteen letters and digits of ASCII that begins there in the window. False,
/// and nothing read, if the word there may be another one.
inline bool WordReader::read_short(std::size_t at) {
    const auto size = static_cast<std::size_t>(std::countr_one(window_.word >> at));
    if (size == 0 || size > WordHead::bytes) return false;
    const std::size_t after = at + size;
    if ((window_.joins >> after & 1) != 0) return false;
    const std::uint64_t in_word = (std::uint64_t{1} << size) - 1;
    const std::uint64_t capitals = window_.upper >> at & in_word;
    const char behind = window_.bytes[after];
    const auto flag_if = [](bool is_set, int flag) { return is_set ? flag : 0; };
    flags_ = static_cast<std::uint16_t>(
        std::exchange(before_, std::uint16_t{0}) |
        flag_if((capitals & 1) != 0, word_is::capitalized) |
        flag_if(capitals > 1, word_is::inner_capital) |
        flag_if((window_.small >> at & in_word) != 0, word_is::small) |
        flag_if((window_.digit >> at & in_word) != 0, word_is::with_digit) |
        flag_if(behind == '?', word_is::question) | flag_if(behind == '!', word_is::exclamation));
    const Bytes bytes = bytes_at(window_.bytes + at);
    const Bytes is_upper = between(bytes, 'A', 'Z');
    const Bytes folded = (bytes | (is_upper & 0x20)) & first_bytes(size);
    std::memcpy(buffer_, &folded, sizeof folded);
    word_ = buffer_;
    size_ = size;
    head_ = WordHead::of_bytes(folded, size);
    begin_ = window_.begin + at;
    at_ = end_ = begin_ + size;
    period_is_spelling_ = behind == '.' && has_capital(flags_) && ends_with_spelled_period();
    return true;
}

}  // namespace sigloom
