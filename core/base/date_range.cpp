#include "core/base/date_range.hpp"

#include <algorithm>

namespace sigloom {
namespace {

constexpr std::size_t year_digits = 4;
constexpr std::size_t month_digits = 6;

std::optional<Date> last_of_month(Date first) {
    const std::chrono::year_month_day day = first.day();
    const std::chrono::year_month_day_last last{day.year() / day.month() / std::chrono::last};
    return Date::from_number(first.number() + static_cast<unsigned>(last.day()) - 1);
}

}  // namespace

std::optional<DateRange> days_called(std::string_view text) {
    if (const auto day = Date::from_iso(text)) return DateRange{*day, *day};
    std::string digits(text);
    if (digits.size() == month_digits + 1 && digits[year_digits] == '-') {
        digits.erase(year_digits, 1);
    }
    if (digits.size() == year_digits) {
        const auto first = Date::from_digits(digits + "0101");
        const auto last = Date::from_digits(digits + "1231");
        if (first && last) return DateRange{*first, *last};
    }
    if (digits.size() == month_digits) {
        if (const auto first = Date::from_digits(digits + "01")) {
            return DateRange{*first, *last_of_month(*first)};
        }
    }
    return std::nullopt;
}

std::string in_words(const DateRange& range) {
    if (range.is_open()) return {};
    if (!range.last.is_known()) return "since " + range.first.iso();
    if (!range.first.is_known()) return "until " + range.last.iso();
    return "from " + range.first.iso() + " to " + range.last.iso();
}

}  // namespace sigloom
