// Running text -> words by number, with what tells of their capitals.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/names/running_text.hpp"
#include "core/text/word_finder.hpp"
#include "core/text/word_scanner.hpp"

namespace sigloom {

/// The words of one report after the other: the memory is used again.
class TextWords {
  public:
    static constexpr std::uint32_t summary = UINT32_MAX;

    /// A run of words in which phrases are looked for.
    struct Part {
        std::uint32_t begin;  ///< in words
        std::uint32_t end;
        std::uint32_t row;  ///< of the report; or `summary`
        std::uint32_t line;
        bool is_heading;  ///< the name of a row: its capitals say nothing
    };

    /// O(text).
    void read(const RunningText& text, const WordFinder& known);

    /// As `known` numbers them.
    [[nodiscard]] std::span<const WordId> words() const { return scanner_.words(); }
    /// Of each word, as core/text/words.hpp has them. A capital that proves nothing (in the name of
    /// a row, or a sentence in Title Case) is marked like that of a sentence's first word.
    [[nodiscard]] std::span<const std::uint16_t> flags() const { return scanner_.flags(); }
    [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

  private:
    void part(const RunningText& text);
    void distrust_title_case(std::size_t begin, std::size_t end);

    WordScanner scanner_;
    std::vector<Part> parts_;
};

}  // namespace sigloom
