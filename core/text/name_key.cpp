#include "core/text/name_key.hpp"

#include <algorithm>
#include <cstddef>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"
#include "core/text/words.hpp"

namespace sigloom {
namespace {

bool is_invisible(std::int32_t c) {
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_combining(std::int32_t c) {
    return c >= 0x300 && c <= 0x36F;
}

/// Without invisible characters, and with at most a few marks on one letter.
std::string visible(std::string_view text) {
    constexpr int most_marks = 4;
    std::string seen;
    int marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        marks = is_combining(point.value) ? marks + 1 : 0;
        if (!is_invisible(point.value) && marks <= most_marks) seen += text.substr(at, point.size);
        at += point.size;
    }
    return seen;
}

/// The words with single spaces between; nothing where other punctuation than hyphens and a last
/// period stands.
std::string plain_key(std::string_view text) {
    std::string key;
    WordReader reader(text);
    std::size_t end = 0;
    while (reader.next()) {
        const bool at_start = key.empty();
        if (at_start ? reader.begin() != 0 : (reader.flags() & word_is::after_break) != 0)
            return {};
        if (!at_start) key += ' ';
        key += reader.folded();
        if ((reader.flags() & word_is::possessive) != 0) key += "'s";
        end = reader.end();
    }
    std::string_view rest = text.substr(end);
    if (rest.starts_with("'s")) rest.remove_prefix(2);
    if (rest.starts_with("\xE2\x80\x99s")) rest.remove_prefix(4);
    return rest.empty() || rest == "." ? key : std::string();
}

struct Letters {
    std::size_t words = 0;
    std::size_t capitalized = 0;
    std::size_t upper = 0;
    std::size_t lower = 0;
    std::size_t lower_case_run = 0;  ///< the longest run of lower-case letters
    bool inner_capital = false;      ///< behind a lower-case letter
    bool first_capitalized = false;
    bool last_capitalized = false;
};

Letters count_letters(std::string_view text) {
    Letters letters;
    bool in_word = false;
    bool after_small = false;
    std::size_t run = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool is_word = is_word_character(point.value);
        const bool digit = point.value < 0x80 && is_ascii_digit(point.value);
        const bool upper = is_upper(point.value);
        if (is_word && !in_word) {
            after_small = false;
            if (letters.words == 0) letters.first_capitalized = upper;
            letters.words += digit ? 0 : 1;
            letters.capitalized += upper ? 1 : 0;
            letters.last_capitalized = upper;
        }
        if (upper && after_small) letters.inner_capital = true;
        after_small = is_word && !upper && !digit;
        letters.upper += upper ? 1 : 0;
        letters.lower += after_small ? 1 : 0;
        run = after_small ? run + 1 : 0;
        letters.lower_case_run = std::max(letters.lower_case_run, run);
        in_word = is_word;
        at += point.size;
    }
    return letters;
}

}  // namespace

std::string name_key(std::string_view surface) {
    const bool is_plain = is_ascii(surface);  // then everything in it is seen
    const std::string seen = is_plain ? std::string() : visible(surface);
    const std::string_view text = trim(is_plain ? surface : std::string_view(seen));
    std::string key = plain_key(text);
    return key.empty() ? fold(text) : key;
}

bool looks_like_name(std::string_view surface) {
    const Letters letters = count_letters(surface);
    const bool framed = letters.first_capitalized && letters.last_capitalized &&
                        surface.find('-') == std::string_view::npos;
    return letters.inner_capital || 2 * letters.capitalized + (framed ? 1 : 0) > letters.words;
}

bool looks_like_acronym(std::string_view surface) {
    if (surface.find(' ') != std::string_view::npos) return false;
    const Letters letters = count_letters(surface);
    return letters.upper >= 2 && letters.lower < letters.upper && letters.lower_case_run <= 1;
}

}  // namespace sigloom
