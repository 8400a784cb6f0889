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

/// Sixteen bytes, of which only the first so many are set.
Bytes first_bytes(std::size_t count) {
    constexpr std::array<unsigned char, 2 * sizeof(Bytes)> ones_and_zeros = [] {
        std::array<unsigned char, 2 * sizeof(Bytes)> bytes{};
        std::fill_n(bytes.begin(), sizeof(Bytes), static_cast<unsigned char>(0xFF));
        return bytes;
    }();
    return bytes_at(reinterpret_cast<const char*>(ones_and_zeros.data()) + sizeof(Bytes) - count);
}

/// Abbreviations whose period is part of their spelling.
bool ends_with_spelled_period(std::string_view folded) {
    constexpr std::array<std::string_view, 18> known{"mr",  "mrs", "ms",  "dr",   "prof", "st",
                                                     "inc", "ltd", "co",  "corp", "jr",   "sr",
                                                     "vs",  "gen", "sen", "rep",  "gov",  "no"};
    return folded.size() == 1 || folded.find('.') != std::string_view::npos ||
           std::ranges::find(known, folded) != known.end();
}

}  // namespace

void WordReader::skip_separators() {
    if (at_ + 1 < text_.size() && text_[at_] == ' ' && is_plain_word(text_[at_ + 1])) {
        ++at_;  // mostly there is nothing else
        return;
    }
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

bool WordReader::next() {
    while (true) {
        skip_separators();
        if (at_ >= text_.size()) return false;
        begin_ = at_;
        flags_ = before_;
        if (read_short()) {
            before_ = 0;
            return true;
        }
        if (read_plain() || read_foreign()) {
            head_ = WordHead::of(folded());
            before_ = 0;
            return true;
        }
        before_ = word_is::after_break;  // no word, but something stood there
    }
}

/// A word of at most fifteen letters and digits of ASCII. False, and nothing read, if the next word
/// may be another one, or the text ends before sixteen bytes.
bool WordReader::read_short() {
    if (text_.size() - begin_ < sizeof(Bytes)) return false;
    const Bytes bytes = bytes_at(text_.data() + begin_);
    const Bytes upper = Bytes(Bytes(bytes - 'A') <= 'Z' - 'A');
    const Bytes folded = bytes | (upper & 0x20);
    const Bytes letter = Bytes(Bytes(folded - 'a') <= 'z' - 'a');
    const Bytes digit = Bytes(Bytes(bytes - '0') <= '9' - '0');
    const auto size = static_cast<std::size_t>(std::countr_one(bits_of(letter | digit)));
    if (size == 0 || size > WordHead::bytes) return false;
    const std::size_t after = begin_ + size;
    const Byte behind = byte_class(text_[after]);
    if (behind == Byte::foreign) return false;
    if (behind == Byte::inner &&
        (text_[after] == '+' || (after + 1 < text_.size() && is_plain_word(text_[after + 1])))) {
        return false;
    }
    const Bytes in_word = first_bytes(size);
    const std::uint32_t capitals = bits_of(upper & in_word);
    if ((capitals & 1) != 0) flags_ |= word_is::capitalized;
    if (capitals > 1) flags_ |= word_is::inner_capital;
    if (is_any_set(letter & ~upper & in_word)) flags_ |= word_is::small;
    if (is_any_set(digit & in_word)) flags_ |= word_is::with_digit;
    const Bytes word = folded & in_word;
    std::memcpy(buffer_, &word, sizeof word);
    word_ = buffer_;
    size_ = size;
    head_ = WordHead::of_bytes(word, size);
    at_ = end_ = after;
    if (text_[after] == '?') flags_ |= word_is::question;
    if (text_[after] == '!') flags_ |= word_is::exclamation;
    period_is_spelling_ =
        text_[after] == '.' && has_capital(flags_) && ends_with_spelled_period(this->folded());
    return true;
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
    period_is_spelling_ =
        has_periods || (has_capital(flags_) && ends_with_spelled_period(folded()));
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
