#include "core/report/relevancy.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

constexpr double lowest = 1;
constexpr double highest = 5;

/// Longer texts are no relevancy, and folding costs.
constexpr std::size_t longest = 60;

std::optional<double> in_range(double value) {
    return value >= lowest && value <= highest ? std::optional(value) : std::nullopt;
}

/// The whole text as a number; a comma may stand for the point, but none that parts thousands.
std::optional<double> number_of(std::string_view text) {
    constexpr std::size_t digits_of_thousands = 3;
    std::string plain(text);
    const std::size_t comma = plain.find(',');
    if (comma != std::string::npos) {
        if (plain.size() - comma > digits_of_thousands) return std::nullopt;
        plain[comma] = '.';
    }
    double value = 0;
    const char* const end = plain.data() + plain.size();
    const auto [behind, error] = std::from_chars(plain.data(), end, value);
    if (error != std::errc() || behind != end) return std::nullopt;
    return value;
}

/// Where the digits, points and commas stand that are one number.
struct Digits {
    std::size_t begin, end;
};

std::vector<Digits> numbers_in(std::string_view text) {
    std::vector<Digits> found;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_ascii_digit(text[at])) {
            ++at;
            continue;
        }
        const std::size_t end = std::min(text.find_first_not_of("0123456789.,", at), text.size());
        Digits digits{at, end};
        while (!is_ascii_digit(text[digits.end - 1])) --digits.end;  // "4, high"
        found.push_back(digits);
        at = end;
    }
    return found;
}

/// What between two numbers makes them a share of the second; a bracket may open before it.
bool means_out_of(std::string_view between) {
    static constexpr std::array<std::string_view, 8> words{"/",  "of",  "out of", "von",
                                                           "de", "sur", "su",     "\u2044"};
    between = trim(between);
    if (between.starts_with('(')) between = trim(between.substr(1));
    return std::ranges::find(words, between) != words.end();
}

bool begins_word(std::string_view text) {
    return !text.empty() && is_word_character(code_point_at(text, 0).value);
}

bool ends_word(std::string_view text) {
    if (text.empty()) return false;
    std::size_t last = text.size() - 1;
    while (last > 0 && (text[last] & 0xC0) == 0x80) --last;
    return begins_word(text.substr(last));
}

/// What beside a number makes it another one: letters (4th), a sign, a bound, a hundredth.
bool changes_number(std::string_view before, std::string_view behind) {
    if (ends_word(before) || begins_word(behind)) return true;
    const std::string_view left = trim(before);
    const std::string_view right = trim(behind);
    return (!left.empty() && std::string_view("-<>=/^").find(left.back()) != left.npos) ||
           (!right.empty() && std::string_view("%/^").find(right.front()) != right.npos);
}

/// Words that leave a number what it is.
constexpr std::array<std::string_view, 17> harmless_words{
    "very",   "high",  "medium", "moderate", "mid",   "low",    "relevancy",  "relevance", "score",
    "rating", "rated", "star",   "stars",    "point", "points", "importance", "important"};

/// Whether the words before and behind the numbers, which stand at `begin` to `end`, leave them what
/// they are: "4 (high)" and "score 4", but not "in 4 years". What a bracket says beside them, and no
/// number, is a remark.
bool words_are_harmless(std::string_view text, std::size_t begin, std::size_t end) {
    int depth = 0;
    const auto prefix = text.substr(0, begin);
    const auto depth_of_number = std::ranges::count(prefix, '(') - std::ranges::count(prefix, ')');
    for (std::size_t at = 0; at < text.size();) {
        if (at == begin) at = end;
        const std::size_t word = at;
        while (at < text.size() && at != begin &&
               is_word_character(code_point_at(text, at).value)) {
            at += code_point_at(text, at).size;
        }
        if (at == word) {
            if (at == text.size()) break;
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            at += code_point_at(text, at).size;
            continue;
        }
        const bool is_remark = depth > 0 && depth != depth_of_number;
        if (!is_remark && std::ranges::find(harmless_words, text.substr(word, at - word)) ==
                              harmless_words.end()) {
            return false;
        }
    }
    return true;
}

std::optional<double> number_among_words(std::string_view folded) {
    const std::vector<Digits> numbers = numbers_in(folded);
    if (numbers.empty() || numbers.size() > 2) return std::nullopt;
    const auto text_of = [&](Digits digits) {
        return folded.substr(digits.begin, digits.end - digits.begin);
    };
    const auto [begin, first_end] = numbers.front();
    if (numbers.size() == 2) {
        const std::string_view between = folded.substr(first_end, numbers.back().begin - first_end);
        if (!means_out_of(between) || number_of(text_of(numbers.back())) != highest) {
            return std::nullopt;
        }
    }
    const std::size_t end = numbers.back().end;
    if (changes_number(folded.substr(0, begin), folded.substr(end)) ||
        !words_are_harmless(folded, begin, end)) {
        return std::nullopt;
    }
    const std::optional<double> value = number_of(text_of(numbers.front()));
    return value ? in_range(*value) : std::nullopt;
}

bool is_full_star(std::int32_t c) {
    return c == 0x2605 || c == 0x2B50 || c == 0x25CF || c == 0x1F31F;  // ★ ⭐ ● 🌟
}

bool is_empty_star(std::int32_t c) {
    return c == 0x2606 || c == 0x25CB;  // ☆ ○
}

/// One to five signs, and perhaps empty ones that make them five.
std::optional<double> count_of_stars(std::string_view text) {
    int full = 0;
    int empty = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, size] = code_point_at(text, at);
        at += size;
        if (is_white_space(value) || value == 0xFE0F) continue;  // which says: as an emoji
        if (is_full_star(value) && empty == 0) {
            ++full;
        } else if (is_empty_star(value)) {
            ++empty;
        } else {
            return std::nullopt;
        }
    }
    if (empty > 0 && full + empty != static_cast<int>(highest)) return std::nullopt;
    return in_range(full);
}

/// 4️⃣ is a digit and two signs that make it a key.
std::string without_keycaps(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, size] = code_point_at(text, at);
        if (value != 0xFE0F && value != 0x20E3) plain += text.substr(at, size);
        at += size;
    }
    return plain;
}

}  // namespace

std::optional<double> relevancy_of(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    if (const std::optional<double> value = number_of(text)) return in_range(*value);
    if (text.size() > longest) return std::nullopt;
    if (const std::optional<double> stars = count_of_stars(text)) return stars;
    return number_among_words(fold(without_keycaps(text)));
}

bool says_nothing(std::string_view text) {
    static constexpr std::array<std::string_view, 10> nothing{
        "", "-", "--", "\u2013", "\u2014", "n/a", "na", "nan", "none", "null"};
    constexpr std::size_t longest_of_these = 4;
    return text.size() <= longest_of_these &&
           std::ranges::find(nothing, fold(text)) != nothing.end();
}

}  // namespace sigloom
