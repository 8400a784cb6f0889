#include "core/text/accents.hpp"

#include <utf8proc.h>

#include <array>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// The letters of ASCII for a letter of the Latin script; empty for any other character.
std::string plain_letters(std::int32_t c) {
    switch (c) {
        case 0xE6:
            return "ae";
        case 0xF8:
            return "o";
        case 0x111:
            return "d";
        case 0x131:
            return "i";
        case 0x142:
            return "l";
        case 0x153:
            return "oe";
        default:
            break;
    }
    std::array<utf8proc_int32_t, 8> parts{};
    int last_boundary_class = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        c, parts.data(), parts.size(), UTF8PROC_DECOMPOSE, &last_boundary_class);
    const bool is_latin =
        count > 1 && parts[0] < 0x80 && is_ascii_word(static_cast<char>(parts[0]));
    return is_latin ? std::string(1, static_cast<char>(parts[0])) : std::string();
}

}  // namespace

std::string without_accents(std::string_view folded) {
    if (is_ascii(folded)) return std::string(folded);
    std::string plain;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = code_point_at(folded, at);
        at += point.size;
        if (point.value < 0x80) {
            plain += static_cast<char>(point.value);
            continue;
        }
        const std::string letters = plain_letters(point.value);
        if (letters.empty()) return std::string(folded);
        plain += letters;
    }
    return plain;
}

}  // namespace sigloom
