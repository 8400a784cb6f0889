// The words of a long text, as WordReader reads them, by number.
//
// Every word of a corpus passes through here, so where words begin and end is found out first, for
// many bytes at a time, and then what each is. Words that are not short and of ASCII are left to
// WordReader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/token_run_finder.hpp"
#include "core/text/word_finder.hpp"
#include "core/text/words.hpp"

namespace sigloom {

class WordScanner {
  public:
    /// How many zeros must stand behind a text.
    static constexpr std::size_t padding = TokenRunFinder::padding;

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
    std::size_t read_short_words(const char* text, std::size_t i, std::size_t end,
                                 const WordFinder& known, ReadingPlace& place);
    void read_of_any_kind(std::string_view text, std::size_t end, const WordFinder& known,
                          ReadingPlace& place);
    void make_room(std::size_t words);

    TokenRunFinder runs_;
    std::size_t count_ = 0;  ///< of words
    std::vector<WordId> words_;
    std::vector<std::uint32_t> begins_;
    std::vector<std::uint16_t> flags_;
};

}  // namespace sigloom
