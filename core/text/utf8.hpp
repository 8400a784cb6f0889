// UTF-8, one code point at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sigloom {

inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";  // U+FFFD

struct CodePoint {
    std::int32_t value;  ///< -1 for a byte that is no UTF-8
    std::uint32_t size;  ///< in bytes, at least 1
};

/// White space as Unicode (and Python's str.split) defines it.
constexpr bool is_white_space(std::int32_t c) {
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

constexpr bool is_ascii_upper(std::int32_t c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_lower(std::int32_t c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_ascii_digit(std::int32_t c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_word(std::int32_t c) {
    return is_ascii_lower(c | 0x20) || is_ascii_digit(c);  // with that bit, A is a
}

/// A letter of ASCII in lower case; other characters and bytes as they are.
constexpr char ascii_lower(char c) {
    return is_ascii_upper(c) ? static_cast<char>(c | 0x20) : c;
}
std::string ascii_lower(std::string_view text);

/// The same the other way.
constexpr char ascii_upper(char c) {
    return is_ascii_lower(c) ? static_cast<char>(c & ~0x20) : c;
}

/// As is_word_character(), of a code point beyond ASCII.
bool is_foreign_word_character(std::int32_t code_point);

/// A letter, a mark or a digit of any script.
inline bool is_word_character(std::int32_t c) {
    return c < 0x80 ? is_ascii_word(c) : is_foreign_word_character(c);
}

/// As is_upper(), of a code point beyond ASCII.
bool is_foreign_upper(std::int32_t code_point);

/// An upper-case or title-case letter.
inline bool is_upper(std::int32_t c) {
    return c < 0x80 ? is_ascii_upper(c) : is_foreign_upper(c);
}

inline bool is_ascii(unsigned char byte) {
    return byte < 0x80;
}
bool is_ascii(std::string_view text);

/// A byte that continues a character.
constexpr bool is_continuation(char byte) {
    return (byte & 0xC0) == 0x80;
}

/// As code_point_at(), of a byte beyond ASCII.
CodePoint decode_code_point(std::string_view text, std::size_t at);

/// The code point that begins at `at`, which is below text.size().
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
    const char first = text[at];
    if (is_ascii(static_cast<unsigned char>(first))) return {first, 1};
    return decode_code_point(text, at);
}

/// The offset of the first byte that is no UTF-8; text.size() if there is none.
std::size_t find_invalid_utf8(std::string_view text);

/// The first `bytes` of a text or, where that would cut a character, somewhat fewer.
std::string_view cut_at_character(std::string_view text, std::size_t bytes);

/// Every byte that is no UTF-8 as U+FFFD.
std::string repair_utf8(std::string_view text);

}  // namespace sigloom
