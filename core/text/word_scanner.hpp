// The words of a long text, as WordReader reads them.
//
// Every word of a corpus passes through here, so what the bytes are is found out for sixty-four at
// a time, as bits: first where words begin and end, then what each is. Words that are not short and
// of ASCII are left to WordReader.
// After G. Langdale and D. Lemire, Parsing gigabytes of JSON per second (2019), section 3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/word_head.hpp"
#include "core/text/words.hpp"

namespace sigloom {

class WordScanner {
  public:
    /// So many zeros must stand behind a text.
    static constexpr std::size_t padding = 64;

    struct Word {
        WordHead head;
        std::uint32_t begin;  ///< in the text
        std::uint16_t flags;
    };

    /// Reads all words of a text of less than 4 GiB. Memory is used again. O(length).
    void scan(std::string_view text);

    [[nodiscard]] std::span<const Word> words() const { return std::span(words_).first(count_); }
    /// Those words, folded, of which the head is not the whole; in the order of words().
    [[nodiscard]] const std::vector<std::string>& long_words() const { return long_words_; }

  private:
    /// Stretches of letters, digits, and what joins them in words such as AT&T.
    void find_stretches(std::string_view text);
    std::size_t read_short_words(const char* text, std::size_t i, std::size_t end,
                                 ReadingPlace& place);
    void read_of_any_kind(std::string_view text, std::size_t end, ReadingPlace& place);

    std::vector<std::uint32_t> changes_;  ///< where stretches begin and end, in turns
    std::size_t stretches_ = 0;
    std::vector<std::uint32_t> joined_;  ///< stretches with more than letters and digits; the end
    std::vector<Word> words_;
    std::size_t count_ = 0;  ///< of words
    std::vector<std::string> long_words_;
};

}  // namespace sigloom
