#include "core/text/name_key.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/text/abbreviation.hpp"
#include "core/text/final_sign.hpp"
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

/// A sign that word processors put for one of ASCII, as that one; 0 for any other.
char plain_sign(std::int32_t c) {
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';                  // dashes
    if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB) return '"';       // quotation marks
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x2039 || c == 0x203A) return '\'';  // single ones
    return 0;
}

std::string with_plain_signs(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const char sign = plain_sign(point.value);
        if (sign != 0) {
            plain += sign;
        } else {
            plain += text.substr(at, point.size);
        }
        at += point.size;
    }
    return plain;
}

bool is_space_or_end(std::string_view text, std::size_t at) {
    return at >= text.size() || text[at] == ' ';
}

/// Whether the quotation mark at a place opens a quotation, and where it is closed; 0 if not.
std::size_t end_of_quotation(std::string_view text, std::size_t open) {
    if (open > 0 && text[open - 1] != ' ' && text[open - 1] != '(') return 0;
    const char mark = text[open];
    for (std::size_t close = text.find(mark, open + 2); close != std::string_view::npos;
         close = text.find(mark, close + 1)) {
        const bool ends_word = text[close - 1] != ' ';
        const bool is_joint = mark == '\'' && !is_space_or_end(text, close + 1);  // don't
        if (ends_word && !is_joint) return close;
    }
    return 0;
}

/// Without the marks of quotations of which other words stand beside or inside: 'smart' homes.
std::string without_quotation_marks(std::string text) {
    if (text.find_first_of(" -") == std::string::npos) return text;
    std::vector<std::size_t> marks;
    std::size_t end = 0;
    for (std::size_t open = text.find_first_of("\"'"); open != std::string::npos;
         open = text.find_first_of("\"'", open + 1)) {
        if (open <= end && end > 0) continue;
        const std::size_t close = end_of_quotation(text, open);
        if (close == 0) continue;
        marks.push_back(open);
        marks.push_back(close);
        end = close;
    }
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) text.erase(*mark, 1);
    return text;
}

/// Without commas between and behind words.
std::string without_commas(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ',' || !is_space_or_end(text, i + 1)) plain += text[i];
    }
    return plain;
}

/// Whether the word that begins or ends beside a sign is a single letter.
bool is_lone_letter(std::string_view text, std::size_t at) {
    return at < text.size() && is_ascii_word(text[at]) && is_space_or_end(text, at + 1) &&
           (at == 0 || text[at - 1] == ' ');
}

/// R & D as R&D, health & safety as health and safety.
std::string with_plain_ampersands(std::string text) {
    constexpr std::string_view sign = " & ";
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + 1)) {
        const bool of_letters =
            (at > 0 && is_lone_letter(text, at - 1)) || is_lone_letter(text, at + sign.size());
        text.replace(at, sign.size(), of_letters ? "&" : " and ");
    }
    return text;
}

/// Large language models (LLMs) without the bracket, AI (artificial intelligence) without what
/// stands before it.
std::string without_explained_abbreviations(std::string text) {
    if (text.find('(') == std::string::npos) return text;
    const std::vector<Explanation> explained = find_explanations(text);
    const std::string_view whole = text;
    std::string plain;
    std::size_t done = 0;
    for (const auto& [short_form, long_form] : explained) {
        const auto begin = static_cast<std::size_t>(short_form.data() - whole.data());
        const auto long_begin = static_cast<std::size_t>(long_form.data() - whole.data());
        const bool is_inside = long_begin < begin;
        const std::size_t from = is_inside ? whole.rfind('(', begin) : begin;
        const std::size_t close = whole.find(')', std::max(begin, long_begin));
        plain += whole.substr(done, from - done);
        plain.resize(plain.find_last_not_of(' ') + 1);  // npos + 1 is 0
        if (!is_inside) (plain += ' ') += long_form;
        done = close + 1;
    }
    if (done == 0) return text;
    plain += whole.substr(done);
    return std::string(trim(plain));
}

/// The same name with signs that say nothing in the usual form, or left out.
std::string with_usual_signs(std::string_view text) {
    std::string plain = without_commas(without_quotation_marks(with_plain_signs(text)));
    return without_explained_abbreviations(with_plain_ampersands(std::move(plain)));
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
    if (!key.empty()) return key;
    const std::string usual = with_usual_signs(without_final_sign(text));
    if (trim(usual).empty()) return fold(text);
    key = plain_key(usual);
    return key.empty() ? fold(usual) : key;
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
