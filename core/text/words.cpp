#include "core/text/words.hpp"

#include <algorithm>
#include <array>

#include "core/text/fold.hpp"
#include "core/text/separators.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// What a byte of a word tells of it, behind the first one: 0 for all but letters and digits of
/// ASCII.
constexpr std::array<std::uint16_t, 256> plain_flags = [] {
    std::array<std::uint16_t, 256> flags{};
    for (std::size_t c = '0'; c <= '9'; ++c) flags[c] = word_is::with_digit;
    for (std::size_t c = 'a'; c <= 'z'; ++c) flags[c] = word_is::lower_case;
    for (std::size_t c = 'A'; c <= 'Z'; ++c) flags[c] = word_is::inner_capital;
    return flags;
}();

std::uint16_t plain_flags_of(char c) {
    return plain_flags[static_cast<unsigned char>(c)];
}

/// Of a letter or a digit.
char fold_plain(char c) {
    return static_cast<char>(c | 0x20);  // which digits have
}

bool is_plain_word(char c) {
    return plain_flags_of(c) != 0;
}

/// Stands between the letters of a word: AT&T.
bool is_joint(char c) {
    return std::string_view("&.'_@+").find(c) != std::string_view::npos;
}

}  // namespace

bool is_spelled_with_period(std::string_view folded) {
    static constexpr std::array<std::string_view, 18> known{
        "mr",   "mrs", "ms", "dr", "prof", "st",  "inc", "ltd", "co",
        "corp", "jr",  "sr", "vs", "gen",  "sen", "rep", "gov", "no"};
    return folded.size() == 1 || folded.find('.') != std::string_view::npos ||
           std::ranges::find(known, folded) != known.end();
}

void WordReader::skip_separators() {
    SeparatorFlags separators(place_);
    std::size_t& at = place_.at;
    while (at < text_.size()) {
        const char c = text_[at];
        if (is_plain_word(c)) break;
        if (is_ascii(static_cast<unsigned char>(c))) {
            separators.add(ascii_separators[static_cast<unsigned char>(c)], c == '.');
            ++at;
        } else {
            const CodePoint point = code_point_at(text_, at);
            if (is_word_character(point.value)) break;
            separators.add(separator_of(point.value), false);
            at += point.size;
        }
    }
    place_ = {at, separators.flags()};
}

bool WordReader::next() {
    while (true) {
        skip_separators();
        if (place_.at >= text_.size()) return false;
        begin_ = place_.at;
        flags_ = place_.flags;
        if (read_plain() || read_foreign()) {
            place_.flags = 0;
            place_.is_behind_word = true;
            return true;
        }
        place_.flags = word_is::after_break;  // no word, but something stood there
    }
}

/// A word of ASCII. False, and nothing read, if it is none or too long.
bool WordReader::read_plain() {
    std::size_t at = begin_;
    std::size_t size = 0;
    const std::size_t end = std::min(text_.size(), begin_ + longest_word);
    while (true) {
        for (; at < end && is_plain_word(text_[at]); ++at) {
            const std::uint16_t flags = plain_flags_of(text_[at]);
            flags_ |= size == 0 && flags == word_is::inner_capital ? word_is::capitalized : flags;
            buffer_[size++] = fold_plain(text_[at]);
        }
        if (at == end) break;
        const char c = text_[at];
        if (!is_ascii(static_cast<unsigned char>(c))) {
            const std::int32_t value = code_point_at(text_, at).value;
            if (is_word_character(value)) return false;
            if (separator_of(value) == Separator::apostrophe) return false;
            break;
        }
        if (!is_joint(c)) break;
        const bool inside = at + 1 < text_.size() && is_plain_word(text_[at + 1]);
        const bool plus = c == '+' && size > 0;
        if (!inside && !plus) break;
        buffer_[size++] = c;
        ++at;
    }
    if (size >= longest_word) return false;
    word_ = buffer_;
    size_ = size;
    finish(at);
    return true;
}

/// A word with characters beyond ASCII. False if it is too long; it is passed over then.
bool WordReader::read_foreign() {
    std::size_t at = begin_;
    flags_ = place_.flags;
    while (at < text_.size()) {
        const CodePoint point = code_point_at(text_, at);
        const bool is_word = is_word_character(point.value);
        if (!is_word) {
            const bool joins =
                is_joint(text_[at]) || separator_of(point.value) == Separator::apostrophe;
            const std::size_t behind = at + point.size;
            if (!joins || behind >= text_.size() ||
                !is_word_character(code_point_at(text_, behind).value)) {
                break;
            }
        } else if (at - begin_ <= longest_word) {
            const bool upper = is_upper(point.value);
            const bool digit = point.value < 0x80 && is_ascii_digit(point.value);
            if (upper) flags_ |= at == begin_ ? word_is::capitalized : word_is::inner_capital;
            if (digit) flags_ |= word_is::with_digit;
            if (!upper && !digit) flags_ |= word_is::lower_case;
        }
        at += point.size;
    }
    if (at - begin_ > longest_word) {
        place_.at = at;
        return false;
    }
    foreign_ = fold(text_.substr(begin_, at - begin_));
    word_ = foreign_.data();
    size_ = foreign_.size();
    finish(at);
    return true;
}

void WordReader::finish(std::size_t after) {
    place_.at = end_ = after;
    if (folded().ends_with("'s") && size_ > 2) {
        size_ -= 2;
        flags_ |= word_is::possessive;
        end_ -= text_[after - 2] == '\'' ? 2 : 4;  // U+2019 takes three bytes
    }
    const bool has_periods = is_all_capitals(flags_) && drop_spelling_periods();
    const char sign = after < text_.size() ? text_[after] : ' ';
    if (sign == '?') flags_ |= word_is::question;
    if (sign == '!') flags_ |= word_is::exclamation;
    place_.period_is_spelling =
        sign == '.' && (has_periods || (has_capital(flags_) && is_spelled_with_period(folded())));
}

/// U.S. becomes US. False for words that are not letters with periods between.
bool WordReader::drop_spelling_periods() {
    for (std::size_t i = 0; i < size_; ++i) {
        if ((word_[i] == '.') != (i % 2 == 1)) return false;
    }
    if (size_ % 2 == 0 || word_ != buffer_) return false;
    for (std::size_t i = 1; i < size_; i += 2) buffer_[(i + 1) / 2] = buffer_[i + 1];
    size_ = (size_ + 1) / 2;
    return true;
}

void add_words(std::string_view text, WordIds& words) {
    WordReader reader(text);
    while (reader.next()) words.add(reader.folded(), reader.head());
}

}  // namespace sigloom
