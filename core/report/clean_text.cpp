#include "core/report/clean_text.hpp"

#include <array>

#include "core/text/any_byte.hpp"
#include "core/text/any_code_point.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr std::int32_t zero_width_non_joiner = 0x200C;
constexpr std::int32_t zero_width_joiner = 0x200D;

bool is_control(std::int32_t c) {
    return (c >= 0 && c < 0x20) || (c >= 0x7F && c <= 0x9F);
}

bool is_joiner(std::int32_t c) {
    return c == zero_width_non_joiner || c == zero_width_joiner;
}

bool is_invisible(std::int32_t c) {
    return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_space_to_replace(std::int32_t c) {
    return c != ' ' && is_white_space(c);
}

/// Which of the first bytes, followed by the second ones, may belong to something that is not clean.
Bytes unclean(Bytes bytes, Bytes next) {
    return Bytes(bytes < ' ') | Bytes(bytes >= 0x7F) | (Bytes(bytes == ' ') & Bytes(next == ' '));
}

/// Whether a text may hold anything that is not clean: looks at its bytes only, and at many at a
/// time, as all texts of a report come here.
bool may_be_unclean(std::string_view text) {
    if (text.empty()) return false;
    if (text.front() == ' ' || text.back() == ' ') return true;
    constexpr std::size_t step = sizeof(Bytes);
    if (text.size() <= step) {
        std::array<char, step + 1> padded;
        padded.fill('x');
        text.copy(padded.data(), text.size());
        return is_any_set(unclean(bytes_at(padded.data()), bytes_at(padded.data() + 1)));
    }
    const char* const begin = text.data();
    const std::size_t last = text.size() - step - 1;
    Bytes found = unclean(bytes_at(begin + last), bytes_at(begin + last + 1));
    found |= unclean(bytes_at(begin + last + 1), Bytes{});  // the last byte has none behind it
    for (std::size_t at = 0; at < last; at += step) {
        found |= unclean(bytes_at(begin + at), bytes_at(begin + at + 1));
    }
    return is_any_set(found);
}

bool is_clean(std::string_view text) {
    if (!may_be_unclean(text)) return true;
    if (text.front() == ' ' || text.back() == ' ') return false;
    if (text.find("  ") != std::string_view::npos) return false;
    return !any_code_point(text, [](std::int32_t c) {
        return is_control(c) || is_invisible(c) || is_space_to_replace(c);
    });
}

/// Whether a joiner between `before` and what begins at `next` joins anything.
bool joins(std::int32_t before, std::string_view text, std::size_t next) {
    return before >= 0x80 && next < text.size() && code_point_at(text, next).value >= 0x80;
}

std::string cleaned(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    bool space_due = false;
    std::int32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, size] = code_point_at(text, at);
        const std::string_view character = text.substr(at, size);
        at += size;
        if (is_white_space(value)) {
            space_due = !clean.empty();
            continue;
        }
        if (is_invisible(value) && !(is_joiner(value) && !space_due && joins(before, text, at))) {
            continue;
        }
        if (space_due) clean += ' ';
        space_due = false;
        clean += is_control(value) ? replacement_character : character;
        before = value;
    }
    return clean;
}

}  // namespace

bool is_treacherous(std::int32_t c) {
    return is_invisible(c) || (is_control(c) && !is_white_space(c));
}

std::string_view clean_text(std::string_view text, TextStore& texts) {
    return is_clean(text) ? text : texts.keep(cleaned(text));
}

std::string clean_text(std::string text) {
    return is_clean(text) ? text : cleaned(text);
}

}  // namespace sigloom
