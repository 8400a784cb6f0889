#include "core/text/words.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "core/text/any_byte.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

enum class Byte : unsigned char { other, space, lower, upper, digit, inner, foreign };

constexpr std::array<Byte, 256> byte_classes = [] {
    std::array<Byte, 256> classes{};
    for (std::size_t c = 0; c < 256; ++c) {
        if ((c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20)) classes[c] = Byte::space;
        if (c >= 'a' && c <= 'z') classes[c] = Byte::lower;
        if (c >= 'A' && c <= 'Z') classes[c] = Byte::upper;
        if (c >= '0' && c <= '9') classes[c] = Byte::digit;
        if (c >= 0x80) classes[c] = Byte::foreign;
    }
    for (const unsigned char c : {'&', '.', '\'', '_', '@', '+'}) classes[c] = Byte::inner;
    return classes;
}();

Byte byte_class(char c) {
    return byte_classes[static_cast<unsigned char>(c)];
}

bool is_plain_word(char c) {
    const Byte byte = byte_class(c);
    return byte == Byte::lower || byte == Byte::upper || byte == Byte::digit;
}

/// A character that is no word, in running text.
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

constexpr std::array<Separator, 128> ascii_separators = [] {
    std::array<Separator, 128> separators{};
    for (std::int32_t c = 0; c < 128; ++c)
        separators[static_cast<std::size_t>(c)] = separator_of(c);
    return separators;
}();

}  // namespace

/// Abbreviations whose period is part of their spelling.
bool WordReader::ends_with_spelled_period() const {
    static constexpr std::array<std::string_view, 18> known{
        "mr",   "mrs", "ms", "dr", "prof", "st",  "inc", "ltd", "co",
        "corp", "jr",  "sr", "vs", "gen",  "sen", "rep", "gov", "no"};
    return size_ == 1 || folded().find('.') != std::string_view::npos ||
           std::ranges::find(known, folded()) != known.end();
}

/// Looks at the bytes from `begin` on.
void WordReader::look_at(std::size_t begin) {
    const std::size_t left = text_.size() - begin;
    const char* bytes = text_.data() + begin;
    if (left < sizeof end_of_text_) {
        std::memset(end_of_text_, 0, sizeof end_of_text_);
        std::memcpy(end_of_text_, bytes, left);
        bytes = end_of_text_;
    }
    Window seen;
    seen.begin = begin;
    seen.bytes = bytes;
    std::uint64_t inner = 0;
    std::uint64_t foreign_or_plus = 0;
    for (std::size_t i = 0; i < std::min(left, Window::size); i += sizeof(Bytes)) {
        const Bytes these = bytes_at(bytes + i);
        const auto bits = [i](Bytes found) {
            return static_cast<std::uint64_t>(bits_of(found)) << i;
        };
        const Bytes upper = between(these, 'A', 'Z');
        const Bytes small = between(these, 'a', 'z');
        const Bytes digit = between(these, '0', '9');
        seen.upper |= bits(upper);
        seen.small |= bits(small);
        seen.digit |= bits(digit);
        inner |= bits((these == '&') | (these == '.') | (these == '\'') | (these == '_') |
                      (these == '@'));
        foreign_or_plus |= bits(Bytes(these >= 0x80) | (these == '+'));
    }
    seen.word = seen.upper | seen.small | seen.digit;
    seen.joins = foreign_or_plus | (inner & seen.word >> 1);
    window_ = seen;
}

void WordReader::skip_separators() {
    const bool has_word_before = end_ > 0;
    std::size_t count = 0;
    bool only_hyphen = true;
    while (at_ < text_.size()) {
        const char c = text_[at_];
        std::uint32_t size = 1;
        Separator separator = Separator::space;
        if (c != ' ') {
            if (is_plain_word(c)) break;
            if (is_ascii(static_cast<unsigned char>(c))) {
                separator = ascii_separators[static_cast<unsigned char>(c)];
            } else {
                const CodePoint point = code_point_at(text_, at_);
                if (is_word_character(point.value)) break;
                size = point.size;
                separator = separator_of(point.value);
            }
        }
        ++count;
        switch (separator) {
            case Separator::space:
                only_hyphen = false;
                break;
            case Separator::hyphen:
                // With spaces around it is a dash.
                if (count > 1) before_ |= word_is::after_break;
                break;
            case Separator::apostrophe:
            case Separator::other:
                only_hyphen = false;
                before_ |= word_is::after_break;
                break;
            case Separator::sentence_end:
                only_hyphen = false;
                if (c == '.' && count == 1 && period_is_spelling_) break;
                before_ |= word_is::after_break | word_is::sentence_start;
                break;
        }
        at_ += size;
    }
    if (only_hyphen && count == 1 && has_word_before) before_ |= word_is::after_hyphen;
}

bool WordReader::next_of_any_kind() {
    while (true) {
        skip_separators();
        if (at_ >= text_.size()) return false;
        if (at_ - window_.begin > last_beginning) look_at(at_);
        if (read_short(at_ - window_.begin)) return true;
        begin_ = at_;
        flags_ = before_;
        if (read_plain() || read_foreign()) {
            head_ = WordHead::of(folded());
            before_ = 0;
            return true;
        }
        before_ = word_is::after_break;  // no word, but something stood there
    }
}

/// A word of ASCII. False, and nothing read, if it is none or too long.
bool WordReader::read_plain() {
    std::size_t at = begin_;
    std::size_t size = 0;
    for (; at < text_.size() && size < longest_word; ++at) {
        const char c = text_[at];
        const Byte byte = byte_class(c);
        if (byte == Byte::lower) {
            flags_ |= word_is::small;
            buffer_[size++] = c;
        } else if (byte == Byte::upper) {
            flags_ |= size == 0 ? word_is::capitalized : word_is::inner_capital;
            buffer_[size++] = static_cast<char>(c + ('a' - 'A'));
        } else if (byte == Byte::digit) {
            flags_ |= word_is::with_digit;
            buffer_[size++] = c;
        } else if (byte == Byte::inner) {
            const bool inside = at + 1 < text_.size() && is_plain_word(text_[at + 1]);
            const bool plus = c == '+' && size > 0;
            if (!inside && !plus) break;
            buffer_[size++] = c;
        } else if (byte == Byte::foreign) {
            const std::int32_t value = code_point_at(text_, at).value;
            if (is_word_character(value)) return false;
            if (separator_of(value) == Separator::apostrophe) return false;
            break;
        } else {
            break;
        }
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
    flags_ = before_;
    while (at < text_.size()) {
        const CodePoint point = code_point_at(text_, at);
        const bool is_word = is_word_character(point.value);
        if (!is_word) {
            const bool joins = byte_class(text_[at]) == Byte::inner ||
                               separator_of(point.value) == Separator::apostrophe;
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
            if (!upper && !digit) flags_ |= word_is::small;
        }
        at += point.size;
    }
    if (at - begin_ > longest_word) {
        at_ = end_ = at;
        return false;
    }
    foreign_ = fold(text_.substr(begin_, at - begin_));
    word_ = foreign_.data();
    size_ = foreign_.size();
    finish(at);
    return true;
}

void WordReader::finish(std::size_t after) {
    at_ = end_ = after;
    if (folded().ends_with("'s") && size_ > 2) {
        size_ -= 2;
        flags_ |= word_is::possessive;
        end_ -= text_[after - 2] == '\'' ? 2 : 4;  // U+2019 takes three bytes
    }
    const bool has_periods = is_all_capitals(flags_) && drop_spelling_periods();
    if (at_ < text_.size() && text_[at_] == '?') flags_ |= word_is::question;
    if (at_ < text_.size() && text_[at_] == '!') flags_ |= word_is::exclamation;
    period_is_spelling_ = has_periods || (has_capital(flags_) && ends_with_spelled_period());
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

}  // namespace sigloom
