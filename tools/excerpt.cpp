#include "tools/excerpt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::string_view cut_mark = "...";

/// A character as it is shown.
struct Glyph {
    std::string text;
    std::size_t width;
};

std::vector<Glyph> glyphs(std::string_view text) {
    std::vector<Glyph> list;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = code_point_at(text, at).size;
        std::string shown = text[at] == '\t' ? " " : printable(text.substr(at, size));
        const std::size_t width = display_width(shown);
        list.push_back({std::move(shown), width});
        at += size;
    }
    return list;
}

/// How many characters begin before a byte.
std::size_t glyphs_before(std::string_view text, std::size_t byte) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < std::min(byte, text.size()); ++count) {
        at += code_point_at(text, at).size;
        if (at > byte) break;
    }
    return count;
}

std::size_t width_of(const std::vector<Glyph>& list, std::size_t begin, std::size_t end) {
    std::size_t width = 0;
    for (std::size_t i = begin; i < end; ++i) width += list[i].width;
    return width;
}

/// The piece of a line that an excerpt can show at most: lines may be as long as files.
struct Piece {
    std::string_view text;
    std::size_t begin;  ///< in the line
    bool is_cut_before;
    bool is_cut_behind;
};

bool continues_character(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] & 0xC0) == 0x80;
}

Piece piece_around(std::string_view line, std::size_t byte, std::size_t width) {
    constexpr std::size_t bytes_per_column = 16;  // marks and signs without width
    const std::size_t reach = width * bytes_per_column;
    byte = std::min(byte, line.size());
    std::size_t begin = byte - std::min(byte, reach);
    std::size_t end = byte + std::min(line.size() - byte, reach);
    if (begin > 0) {
        while (continues_character(line, begin)) ++begin;
    }
    while (continues_character(line, end)) --end;
    return {line.substr(begin, end - begin), begin, begin > 0, end < line.size()};
}

struct Window {
    std::size_t begin, end;
};

/// The characters to show in `width` columns: from the start if the caret is seen there, else with
/// the caret in the middle.
Window window(const std::vector<Glyph>& list, std::size_t caret, std::size_t width,
              const Piece& piece) {
    const bool is_whole = !piece.is_cut_before && !piece.is_cut_behind;
    if (is_whole && width_of(list, 0, list.size()) <= width) return {0, list.size()};
    const std::size_t room = width > 2 * cut_mark.size() ? width - 2 * cut_mark.size() : 1;
    Window shown{0, 0};
    if (piece.is_cut_before || width_of(list, 0, std::min(caret + 1, list.size())) > room) {
        shown.begin = std::min(caret, list.size());
        std::size_t used = 0;
        while (shown.begin > 0 && used + list[shown.begin - 1].width <= room / 2) {
            used += list[--shown.begin].width;
        }
    }
    shown.end = shown.begin;
    for (std::size_t used = 0; shown.end < list.size(); ++shown.end) {
        used += list[shown.end].width;
        if (used > room) break;
    }
    return shown;
}

}  // namespace

std::string excerpt(std::string_view text, std::uint32_t line, std::uint32_t column,
                    std::size_t width) {
    const std::string gutter = fmt::format("{:>6} | ", line);
    const std::size_t room = width > gutter.size() ? width - gutter.size() : 1;
    const std::size_t byte = column == 0 ? 0 : column - 1;
    const Piece piece = piece_around(text, byte, room);
    const std::vector<Glyph> list = glyphs(piece.text);
    const std::size_t caret = glyphs_before(piece.text, byte - std::min(byte, piece.begin));
    const auto [begin, end] = window(list, caret, room, piece);

    std::string shown = begin > 0 || piece.is_cut_before ? std::string(cut_mark) : std::string();
    const std::size_t indent = shown.size() + width_of(list, begin, std::min(caret, end));
    for (std::size_t i = begin; i < end; ++i) shown += list[i].text;
    if (end < list.size() || piece.is_cut_behind) shown += cut_mark;
    std::string result = gutter + shown + '\n';
    if (column > 0) result += fmt::format("{:>6} | {:{}}^\n", "", "", indent);
    return result;
}

}  // namespace sigloom
