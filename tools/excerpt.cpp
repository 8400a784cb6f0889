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

struct Window {
    std::size_t begin, end;
};

/// The characters to show in `width` columns: from the start if the caret is seen there, else with
/// the caret in the middle.
Window window(const std::vector<Glyph>& list, std::size_t caret, std::size_t width) {
    if (width_of(list, 0, list.size()) <= width) return {0, list.size()};
    const std::size_t room = width > 2 * cut_mark.size() ? width - 2 * cut_mark.size() : 1;
    Window shown{0, 0};
    if (width_of(list, 0, std::min(caret + 1, list.size())) > room) {
        shown.begin = std::min(caret, list.size());
        while (shown.begin > 0 && width_of(list, shown.begin - 1, caret) <= room / 2) --shown.begin;
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
    const std::vector<Glyph> list = glyphs(text);
    const std::size_t caret = column == 0 ? 0 : glyphs_before(text, column - 1);
    const std::size_t room = width > gutter.size() ? width - gutter.size() : 1;
    const auto [begin, end] = window(list, caret, room);

    std::string shown = begin > 0 ? std::string(cut_mark) : std::string();
    const std::size_t indent = shown.size() + width_of(list, begin, std::min(caret, end));
    for (std::size_t i = begin; i < end; ++i) shown += list[i].text;
    if (end < list.size()) shown += cut_mark;
    std::string result = gutter + shown + '\n';
    if (column > 0) result += fmt::format("{:>6} | {:{}}^\n", "", "", indent);
    return result;
}

std::string_view line_of(std::string_view text, std::uint32_t number) {
    for (;; --number) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        if (number <= 1) return text.substr(0, end);
        if (end == text.size()) return {};
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
}

}  // namespace sigloom
