#include "core/text/utf8.hpp"

#include <utf8proc.h>

#include <cstring>

namespace sigloom {

CodePoint decode_code_point(std::string_view text, std::size_t at) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
    utf8proc_int32_t value = -1;
    const auto left = static_cast<utf8proc_ssize_t>(text.size() - at);
    const utf8proc_ssize_t size = utf8proc_iterate(bytes, left, &value);
    if (size <= 0) return {-1, 1};
    return {value, static_cast<std::uint32_t>(size)};
}

bool is_white_space(std::int32_t c) {
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_foreign_word_character(std::int32_t c) {
    const utf8proc_category_t category = utf8proc_category(c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool is_upper(std::int32_t c) {
    if (c < 0x80) return is_ascii_upper(c);
    const utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool is_ascii(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + i, sizeof eight);
        if ((eight & high_bits) != 0) return false;
    }
    for (; i < text.size(); ++i) {
        if (!is_ascii(static_cast<unsigned char>(text[i]))) return false;
    }
    return true;
}

bool is_simple(std::string_view text) {
    if (text.empty()) return true;
    if (text.front() == ' ' || text.back() == ' ') return false;
    const auto is_odd = [](unsigned char byte) { return (byte < 0x20) | (byte >= 0x80); };
    auto odd = static_cast<unsigned char>(is_odd(static_cast<unsigned char>(text.front())));
    for (std::size_t i = 1; i < text.size(); ++i) {  // without a way out: many bytes at once
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto before = static_cast<unsigned char>(text[i - 1]);
        const bool two_spaces = (byte | before) == ' ';  // as neither is below a space
        odd |= static_cast<unsigned char>(is_odd(byte) | two_spaces);
    }
    return odd == 0;
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
