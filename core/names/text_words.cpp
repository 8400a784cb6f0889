#include "core/names/text_words.hpp"

#include "core/text/words.hpp"

namespace sigloom {

void TextWords::read(const RunningText& text, const WordFinder& known) {
    scanner_.scan(text.text, known);
    part(text);
    for (const Part& part : parts_) {
        if (part.is_heading) {
            for (std::size_t i = part.begin; i < part.end; ++i) {
                scanner_.flags()[i] |= word_is::sentence_start;
            }
        } else {
            distrust_title_case(part.begin, part.end);
        }
    }
}

/// Cuts the words into parts.
void TextWords::part(const RunningText& text) {
    const auto begins = scanner_.begins();
    std::uint32_t next = 0;
    const auto add = [&](std::uint32_t text_end, std::uint32_t row, std::uint32_t line,
                         bool is_heading) {
        const std::uint32_t begin = next;
        while (next < begins.size() && begins[next] < text_end) ++next;
        parts_.push_back({begin, next, row, line, is_heading});
    };
    parts_.clear();
    std::uint32_t row = summary;
    for (const auto& [name_end, end, line] : text.rows) {
        if (row != summary) add(name_end, row, line, true);
        add(end, row++, line, false);  // behind the summary comes row 0
    }
}

/// Sentences in Title Case: their capitals prove nothing when most words have one.
void TextWords::distrust_title_case(std::size_t begin, std::size_t text_end) {
    constexpr std::uint32_t enough_words = 4;
    const std::span<std::uint16_t> flags = scanner_.flags();
    const auto is = [](std::uint16_t word, std::uint16_t what) {
        return (word & what) != 0 ? 1U : 0U;
    };
    while (begin < text_end) {
        std::uint32_t long_words = 0;
        std::uint32_t capitalized = 0;
        std::size_t end = begin + 1;  // the first word has a capital in any case
        for (; end < text_end && (flags[end] & word_is::sentence_start) == 0; ++end) {
            const std::uint32_t is_long = is(flags[end], word_is::lower_case);
            long_words += is_long;  // acronyms and numbers are no sign
            capitalized += is_long & is(flags[end], word_is::capitalized);
        }
        if (long_words >= enough_words && 3 * capitalized >= 2 * long_words) {
            for (std::size_t i = begin; i < end; ++i) flags[i] |= word_is::sentence_start;
        }
        begin = end;
    }
}

}  // namespace sigloom
