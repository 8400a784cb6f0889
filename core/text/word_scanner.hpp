// The words of a long text, as WordReader reads them, by number.
//
// Every word of a corpus passes through here, so what the bytes are is found out for sixty-four at
// a time, as bits: first where words begin and end, then what each is. Words that are not short and
// of ASCII are left to WordReader.
// After G. Langdale and D. Lemire, Parsing gigabytes of JSON per second (2019), section 3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/word_finder.hpp"
#include "core/text/words.hpp"

namespace sigloom {

class WordScanner {
  public:
    /// So many zeros must stand behind a text.
    static constexpr std::size_t padding = 64;

    /// Reads all words of a text of less than 4 GiB. Memory is used again. O(length).
    void scan(std::string_view text, const WordFinder& known);

    /// As `known` numbers them.
    [[nodiscard]] std::span<const WordId> words() const { return std::span(words_).first(count_); }
    /// Where each begins in the text.
    [[nodiscard]] std::span<const std::uint32_t> begins() const {
        return std::span(begins_).first(count_);
    }
    /// As in core/text/words.hpp; they may be changed.
    [[nodiscard]] std::span<std::uint16_t> flags() { return std::span(flags_).first(count_); }
    [[nodiscard]] std::span<const std::uint16_t> flags() const {
        return std::span(flags_).first(count_);
    }

  private:
    /// Stretches of letters, digits, and what joins them in words such as AT&T.
    void find_stretches(std::string_view text);
    std::size_t read_short_words(const char* text, std::size_t i, std::size_t end,
                                 const WordFinder& known, ReadingPlace& place);
    void read_of_any_kind(std::string_view text, std::size_t end, const WordFinder& known,
                          ReadingPlace& place);
    void make_room(std::size_t words);

    std::vector<std::uint32_t> changes_;  ///< where stretches begin and end, in turns
    std::size_t stretches_ = 0;
    std::vector<std::uint32_t> joined_;  ///< stretches with more than letters and digits; the end
    std::size_t count_ = 0;              ///< of words
    std::vector<WordId> words_;
    std::vector<std::uint32_t> begins_;
    std::vector<std::uint16_t> flags_;
};

}  // namespace sigloom
