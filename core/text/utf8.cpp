#include "core/text/utf8.hpp"

#include <utf8proc.h>

#include "core/text/any_byte.hpp"

namespace sigloom {

CodePoint decode_code_point(std::string_view text, std::size_t at) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
    utf8proc_int32_t value = -1;
    const auto left = static_cast<utf8proc_ssize_t>(text.size() - at);
    const utf8proc_ssize_t size = utf8proc_iterate(bytes, left, &value);
    if (size <= 0) return {-1, 1};
    return {value, static_cast<std::uint32_t>(size)};
}

bool is_foreign_word_character(std::int32_t c) {
    const utf8proc_category_t category = utf8proc_category(c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool is_foreign_upper(std::int32_t c) {
    const utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool is_ascii(std::string_view text) {
    return !any_byte(text, ' ', [](Bytes byte) { return byte >= 0x80; });
}

std::size_t find_invalid_utf8(std::string_view text) {
    constexpr std::size_t stride = 64;
    for (std::size_t at = 0; at < text.size();) {
        if (at + stride <= text.size() && is_ascii(text.substr(at, stride))) {
            at += stride;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        if (point.value < 0) return at;
        at += point.size;
    }
    return text.size();
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = ascii_lower(c);
    return lower;
}

std::string_view cut_at_character(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && is_continuation(text[bytes])) --bytes;
    return text.substr(0, bytes);
}

std::string repair_utf8(std::string_view text) {
    std::string repaired;
    while (true) {
        const std::size_t good = find_invalid_utf8(text);
        repaired += text.substr(0, good);
        if (good == text.size()) return repaired;
        repaired += replacement_character;
        text.remove_prefix(good + 1);
    }
}

}  // namespace sigloom
