#include "core/base/date.hpp"

#include <algorithm>

namespace sigloom {
namespace {

constexpr std::size_t digits_of_date = 8;

}  // namespace

std::optional<Date> Date::from_digits(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != digits_of_date || !std::ranges::all_of(text, is_digit)) return std::nullopt;
    std::int64_t number = 0;
    for (const char c : text) number = 10 * number + (c - '0');
    return number == 0 ? std::nullopt : from_number(number);
}

std::optional<Date> Date::from_iso(std::string_view text) {
    constexpr std::size_t behind_year = 4;
    constexpr std::size_t behind_month = 7;
    if (text.size() != digits_of_date + 2) return from_digits(text);
    if (text[behind_year] != '-' || text[behind_month] != '-') return std::nullopt;
    std::string digits(text);
    std::erase(digits, '-');
    return from_digits(digits);
}

std::string Date::iso() const {
    if (!is_known()) return {};
    std::string text = std::to_string(number_);
    text.insert(6, 1, '-');
    text.insert(4, 1, '-');
    return text;
}

}  // namespace sigloom
