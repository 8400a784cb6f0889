#include "exporters/picture/text_width.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <utility>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::int32_t first_wide = 0x20;
/// Of Helvetica, in thousandths, from the space on (Adobe's font metrics for the core 14 fonts).
constexpr std::array<std::uint16_t, 95> widths{
    278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,  //
    556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  //
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,  //
    667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  //
    333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  //
    556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

/// A letter with marks as the letter.
std::int32_t without_marks(std::int32_t code_point) {
    std::array<utf8proc_int32_t, 8> parts{};
    int boundary = 0;
    const auto count = utf8proc_decompose_char(
        code_point, parts.data(), parts.size(),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
    return count > 0 && count <= static_cast<utf8proc_ssize_t>(parts.size()) ? parts[0]
                                                                             : code_point;
}

double width_of(std::int32_t code_point) {
    if (code_point < 0) return 0.6;
    const int cells = utf8proc_charwidth(code_point);  // a Han character has two, and is square
    if (cells != 1) return cells / 2;
    if (code_point >= 0x80) code_point = without_marks(code_point);
    const auto place = static_cast<std::size_t>(code_point - first_wide);
    return code_point >= first_wide && place < widths.size() ? widths[place] / 1000.0 : 0.6;
}

/// Marks, overrides, embeddings and isolates of the bidirectional algorithm (UAX 9).
constexpr bool turns_direction(std::int32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

double text_width(std::string_view text) {
    double width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        width += width_of(point.value);
        at += point.size;
    }
    return width;
}

std::string shortened(std::string_view text, std::size_t most) {
    std::string line;
    std::size_t characters = 0;
    std::size_t before_last = 0;  // where the last character begins
    bool space_is_due = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const std::string_view bytes = text.substr(at, point.size);
        at += point.size;
        if (turns_direction(point.value)) continue;
        if (is_white_space(point.value)) {
            space_is_due = !line.empty();
            continue;
        }
        if (characters + (space_is_due ? 1 : 0) >= most) {
            if (characters >= most) line.resize(before_last);
            while (line.ends_with(' ')) line.pop_back();
            return line += "\u2026";
        }
        if (std::exchange(space_is_due, false)) {
            line += ' ';
            ++characters;
        }
        before_last = line.size();
        line += bytes;
        ++characters;
    }
    return line;
}

}  // namespace sigloom
