#include "core/names/text_words.hpp"

#include <algorithm>

#include "core/text/words.hpp"

namespace sigloom {

void TextWords::read(const RunningText& text, const WordIds& known, const ShortWords& short_words) {
    scanner_.scan(text.text);
    look_up(known, short_words);
    part(text);
    for (const Part& part : parts_) {
        if (part.is_heading) {
            for (std::size_t i = part.begin; i < part.end; ++i) {
                flags_[i] |= word_is::sentence_start;
            }
        } else {
            distrust_title_case(part.begin, part.end);
        }
    }
}

void TextWords::look_up(const WordIds& known, const ShortWords& short_words) {
    const auto scanned = scanner_.words();
    words_.resize(scanned.size());
    flags_.resize(scanned.size());
    const auto no_word = static_cast<WordId>(known.size());
    auto long_word = scanner_.long_words().begin();
    for (std::size_t i = 0; i < scanned.size(); ++i) {
        const auto& [head, begin, flags] = scanned[i];
        words_[i] = head.size() > WordHead::bytes
                        ? std::min(known.find(*long_word++, head), no_word)
                        : short_words.find(head);
        flags_[i] = flags;
    }
}

/// Cuts the words into parts.
void TextWords::part(const RunningText& text) {
    const auto scanned = scanner_.words();
    std::uint32_t next = 0;
    const auto add = [&](std::uint32_t text_end, std::uint32_t row, std::uint32_t line,
                         bool is_heading) {
        const std::uint32_t begin = next;
        while (next < scanned.size() && scanned[next].begin < text_end) ++next;
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
    const auto is = [](std::uint16_t word, std::uint16_t what) {
        return (word & what) != 0 ? 1U : 0U;
    };
    while (begin < text_end) {
        std::uint32_t long_words = 0;
        std::uint32_t capitalized = 0;
        std::size_t end = begin + 1;  // the first word has a capital in any case
        for (; end < text_end && (flags_[end] & word_is::sentence_start) == 0; ++end) {
            const std::uint32_t is_long = is(flags_[end], word_is::small);
            long_words += is_long;  // acronyms and numbers are no sign
            capitalized += is_long & is(flags_[end], word_is::capitalized);
        }
        if (long_words >= enough_words && 3 * capitalized >= 2 * long_words) {
            for (std::size_t i = begin; i < end; ++i) flags_[i] |= word_is::sentence_start;
        }
        begin = end;
    }
}

}  // namespace sigloom
