#include "core/report/written_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

/// Longer texts are no dates, and folding costs.
constexpr std::size_t longest = 60;

/// Months in English, French, German and Spanish, folded.
constexpr std::array<std::array<std::string_view, 4>, 12> months{
    {{"january", "janvier", "januar", "enero"},
     {"february", "février", "februar", "febrero"},
     {"march", "mars", "märz", "marzo"},
     {"april", "avril", "april", "abril"},
     {"may", "mai", "mai", "mayo"},
     {"june", "juin", "juni", "junio"},
     {"july", "juillet", "juli", "julio"},
     {"august", "août", "august", "agosto"},
     {"september", "septembre", "september", "septiembre"},
     {"october", "octobre", "oktober", "octubre"},
     {"november", "novembre", "november", "noviembre"},
     {"december", "décembre", "dezember", "diciembre"}}};

constexpr std::array<std::string_view, 18> words_beside_dates{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "of", "the",
    "on",     "le",      "er",        "de",       "del",    "st",       "nd",     "rd", "th"};

/// A run of digits or of letters.
struct Token {
    std::string_view text;
    bool is_number;
};

std::vector<Token> tokens_of(std::string_view folded) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        const auto is_digit_at = [&] { return is_ascii_digit(folded[at]); };
        if (is_digit_at()) {
            while (at < folded.size() && is_digit_at()) ++at;
            tokens.push_back({folded.substr(begin, at - begin), true});
            continue;
        }
        while (at < folded.size() && !is_digit_at() &&
               is_word_character(code_point_at(folded, at).value)) {
            at += code_point_at(folded, at).size;
        }
        if (at > begin) {
            tokens.push_back({folded.substr(begin, at - begin), false});
        } else {
            at += code_point_at(folded, at).size;
        }
    }
    return tokens;
}

int value_of(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// 1 to 12 for a month or its first letters, else 0.
int month_of(std::string_view word) {
    constexpr std::size_t shortest = 3;
    if (word.size() < shortest) return 0;
    for (std::size_t month = 0; month < months.size(); ++month) {
        const bool is_meant = std::ranges::any_of(
            months[month], [word](std::string_view name) { return name.starts_with(word); });
        if (is_meant) return static_cast<int>(month) + 1;
    }
    return 0;
}

/// Unknown if there is no such day.
Date real_day(int year, int month, int day) {
    return Date::from_number((year * 100 + month) * 100 + day).value_or(Date());
}

/// What may stand behind a day: T12:00:00Z, 12:00+01:00.
bool is_time(std::string_view text) {
    if (text.empty()) return true;
    return (text.front() == 't' || text.front() == ' ') &&
           text.find_first_not_of("0123456789tz :.+-") == std::string_view::npos;
}

/// 20240110, 2024-01-10 or 10.1.2024; a time may stand behind a year that comes first.
Date date_in_digits(std::string_view text) {
    static constexpr std::string_view digits = "0123456789";
    std::array<int, 3> parts{};
    std::array<std::size_t, 3> sizes{};
    char separator = 0;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const std::size_t size = std::min(text.find_first_not_of(digits), text.size());
        parts[part] = value_of(text.substr(0, size));
        sizes[part] = size;
        text.remove_prefix(size);
        if (part == 0 && size == 8 && text.empty()) {
            return real_day(parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100);
        }
        if (part + 1 == parts.size()) break;
        if (text.empty() || (part > 0 && text.front() != separator)) return {};
        separator = text.front();
        text.remove_prefix(1);
    }
    const auto is_short = [](std::size_t size) { return size == 1 || size == 2; };
    if (!is_short(sizes[1])) return {};
    if (sizes[0] == 4 && is_short(sizes[2]) && is_time(text) &&
        std::string_view("-/.").find(separator) != std::string_view::npos) {
        return real_day(parts[0], parts[1], parts[2]);
    }
    if (!is_short(sizes[0]) || sizes[2] != 4 || separator != '.' || !text.empty()) return {};
    return real_day(parts[2], parts[1], parts[0]);
}

/// A day, a month in words and a year, in whatever order.
Date date_in_words(std::string_view text) {
    int day = 0;
    int month = 0;
    int year = 0;
    for (const auto& [token, is_number] : tokens_of(text)) {
        if (is_number) {
            int& part = token.size() == 4 ? year : day;
            if (part != 0 || (token.size() != 4 && token.size() > 2)) return {};
            part = value_of(token);
        } else if (month == 0 && month_of(token) != 0) {
            month = month_of(token);
        } else if (std::ranges::find(words_beside_dates, token) == words_beside_dates.end()) {
            return {};
        }
    }
    return month == 0 || day == 0 ? Date() : real_day(year, month, day);
}

}  // namespace

Date date_from_text(std::string_view text) {
    if (text.size() > longest) return {};
    const std::string folded = fold(text);
    if (const Date date = date_in_digits(folded); date.is_known()) return date;
    if (const Date date = date_in_words(folded); date.is_known()) return date;
    const std::size_t comma = folded.find(", ");  // London, 10 January 2024
    const bool place_before = comma != std::string::npos && !is_ascii_digit(folded.front()) &&
                              tokens_of(folded.substr(0, comma)).size() <= 2;
    return place_before ? date_in_words(std::string_view(folded).substr(comma + 2)) : Date();
}

}  // namespace sigloom
