#include "core/text/fold.hpp"

#include <endian.h>
#include <utf8proc.h>

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

#include "core/text/simple_text.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

bool is_ascii_space(char c) {
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20);
}

/// U+2018 and U+2019 begin with these two bytes; the third tells them from other punctuation.
bool is_typographic_apostrophe(std::string_view text, std::size_t at) {
    return text.substr(at, 2) == "\xE2\x80" && at + 2 < text.size() &&
           (text[at + 2] == '\x98' || text[at + 2] == '\x99');
}

/// The second byte of a character from U+00C0 to U+00FF, whose first one is C3, in lower case; 0
/// for what is none, and for the two that are no letter of either case: the sign of
/// multiplication, and U+00DF, which becomes two letters.
char fold_latin_letter(char second) {
    const auto byte = static_cast<unsigned char>(second);
    if (byte < 0x80 || byte > 0xBF || byte == 0x97 || byte == 0x9F) return 0;
    return static_cast<char>(byte | 0x20);
}

/// Lower case, ' for its typographic forms, single spaces: all there is to do for a text that is
/// ASCII and letters of Western languages otherwise. False, and nothing of use in `folded`, when
/// the text is not.
bool fold_western(std::string_view text, std::string& folded) {
    folded.clear();
    folded.reserve(text.size());
    bool space_due = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (is_ascii_space(c)) {
            space_due = !folded.empty();
            continue;
        }
        if (space_due) folded += ' ';
        space_due = false;
        if (is_ascii(static_cast<unsigned char>(c))) {
            folded += ascii_lower(c);
        } else if (is_typographic_apostrophe(text, i)) {
            folded += '\'';
            i += 2;
        } else if (c == '\xC3' && i + 1 < text.size() && fold_latin_letter(text[i + 1]) != 0) {
            folded += c;
            folded += fold_latin_letter(text[++i]);
        } else {
            return false;
        }
    }
    return true;
}

std::string with_plain_apostrophes(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_typographic_apostrophe(text, i)) {
            plain += '\'';
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// With a joiner (U+034F) after every thirty combining marks in a row: the Stream-Safe Text Format
/// (Unicode Standard Annex 15, section 13). Sorting longer rows takes a time that grows with their
/// square.
std::string with_short_rows_of_marks(std::string text) {
    constexpr std::size_t longest_row = 30;
    constexpr std::string_view joiner = "\xCD\x8F";
    if (text.size() <= 2 * longest_row) return text;  // a mark has at least two bytes
    std::string safe;
    std::size_t marks = 0;
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool is_mark =
            point.value >= 0x80 && utf8proc_get_property(point.value)->combining_class != 0;
        marks = is_mark ? marks + 1 : 0;
        if (marks > longest_row) {
            safe.append(text, done, at - done) += joiner;
            done = at;
            marks = 1;
        }
        at += point.size;
    }
    return done == 0 ? std::move(text) : safe.append(text, done);
}

std::string normalize(const std::string& text, int options) {
    utf8proc_uint8_t* result = nullptr;
    const utf8proc_ssize_t size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &result,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
    if (size < 0) throw std::bad_alloc();  // valid UTF-8 has no other way to fail
    return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(size)};
}

std::string with_single_spaces(std::string_view text) {
    std::string single;
    single.reserve(text.size());
    bool space_due = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_white_space(point.value)) {
            space_due = !single.empty();
        } else {
            if (space_due) single += ' ';
            space_due = false;
            single += text.substr(at, point.size);
        }
        at += point.size;
    }
    return single;
}

bool is_unsafe_in_terminal(std::int32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool line_break = c == 0x2028 || c == 0x2029;
    const bool bidirectional = c == 0x061C || c == 0x200E || c == 0x200F ||
                               (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || line_break || bidirectional;
}

}  // namespace

void fold(std::string_view text, std::string& folded) {
    folded.resize(text.size());
    if (fold_simple(text, folded.data())) return;
    if (fold_western(text, folded)) return;
    const std::string plain = with_short_rows_of_marks(with_plain_apostrophes(repair_utf8(text)));
    const std::string composed = normalize(plain, UTF8PROC_COMPAT);
    folded = with_single_spaces(normalize(composed, UTF8PROC_COMPAT | UTF8PROC_CASEFOLD));
}

std::string fold(std::string_view text) {
    std::string folded;
    fold(text, folded);
    return folded;
}

namespace {

/// Without most of the spaces at its end, eight at a time: tables are padded with many.
std::string_view without_blanks_behind(std::string_view text) {
    constexpr std::uint64_t blanks = 0x2020202020202020;
    std::uint64_t last = 0;
    while (text.size() >= sizeof last) {
        std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
        const auto at_end = static_cast<std::size_t>(std::countl_zero(le64toh(last) ^ blanks)) / 8;
        text.remove_suffix(at_end);
        if (at_end < sizeof last) break;
    }
    return text;
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        const char first = text.front();
        if (is_ascii(static_cast<unsigned char>(first))) {
            if (!is_ascii_space(first)) break;
            text.remove_prefix(1);
        } else {
            const CodePoint point = code_point_at(text, 0);
            if (!is_white_space(point.value)) break;
            text.remove_prefix(point.size);
        }
    }
    text = without_blanks_behind(text);
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        if (is_ascii(static_cast<unsigned char>(text[last]))) {
            if (!is_ascii_space(text[last])) break;
        } else {
            while (last > 0 && is_continuation(text[last])) --last;
            if (!is_white_space(code_point_at(text, last).value)) break;
        }
        text.remove_suffix(text.size() - last);
    }
    return text;
}

std::string printable(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        safe += is_unsafe_in_terminal(point.value) ? replacement_character
                                                   : text.substr(at, point.size);
        at += point.size;
    }
    return safe;
}

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 40;
    const std::string_view shown = cut_at_character(text, longest);
    std::string quotation(1, '"');
    quotation += printable(shown);
    return quotation += shown.size() < text.size() ? "…\"" : "\"";
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        width += point.value < 0 ? 1 : static_cast<std::size_t>(utf8proc_charwidth(point.value));
        at += point.size;
    }
    return width;
}

}  // namespace sigloom
