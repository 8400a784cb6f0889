// What stands between the words of running text, and what it says of the word after it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/text/utf8.hpp"
#include "core/text/words.hpp"

namespace sigloom {

/// A character between the words of running text.
enum class Separator : unsigned char { space, hyphen, apostrophe, other, sentence_end };

constexpr Separator separator_of(std::int32_t c) {
    if (is_white_space(c)) return Separator::space;
    switch (c) {
        case '-':
        case 0x2010:
        case 0x2011:
            return Separator::hyphen;
        case '\'':
        case 0x2018:
        case 0x2019:
            return Separator::apostrophe;
        case '.':
        case '!':
        case '?':
        case ':':
        case ';':
        case 0x2013:  // dashes
        case 0x2014:
        case 0x2022:  // bullets
        case 0x2026:  // an ellipsis
        case 0x3002:
            return Separator::sentence_end;
        default:
            return Separator::other;
    }
}

inline constexpr std::array<Separator, 128> ascii_separators = [] {
    std::array<Separator, 128> separators{};
    for (std::int32_t c = 0; c < 128; ++c)
        separators[static_cast<std::size_t>(c)] = separator_of(c);
    return separators;
}();

/// The flags (word_is) of a word, from the separators before it, one after the other.
class SeparatorFlags {
  public:
    constexpr explicit SeparatorFlags(const ReadingPlace& place)
        : flags_(place.flags),
          is_behind_word_(place.is_behind_word),
          period_is_spelling_(place.period_is_spelling) {}

    constexpr void add(Separator separator, bool is_period) {
        const bool is_first = count_++ == 0;
        if (separator == Separator::hyphen) {
            // With spaces around it is a dash.
            if (!is_first) flags_ |= word_is::after_break;
            return;
        }
        only_hyphen_ = false;
        if (separator == Separator::space) return;
        if (is_period && is_first && period_is_spelling_) return;
        flags_ |= word_is::after_break;
        if (separator == Separator::sentence_end) flags_ |= word_is::sentence_start;
    }

    [[nodiscard]] constexpr std::uint16_t flags() const {
        const bool one_hyphen = only_hyphen_ && count_ == 1 && is_behind_word_;
        return flags_ | (one_hyphen ? word_is::after_hyphen : std::uint16_t{0});
    }

  private:
    std::uint16_t flags_;
    bool is_behind_word_;
    bool period_is_spelling_;
    bool only_hyphen_ = true;
    std::uint32_t count_ = 0;
};

}  // namespace sigloom
