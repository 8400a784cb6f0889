// Days of the calendar.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sigloom {

/// A day of the Gregorian calendar from the year 1000 on, or unknown. It is never another number:
/// what turns a number or a text into a date says so where it is no day. Days are ordered as in the
/// calendar, and what is unknown comes before them all.
class Date {
  public:
    /// Unknown.
    constexpr Date() = default;

    /// Of a number YYYYMMDD, as columns hold it, 0 being unknown. Nothing for one that is no day.
    static constexpr std::optional<Date> from_number(std::int64_t number) {
        constexpr std::int64_t first = 1000'01'01;
        constexpr std::int64_t last = 9999'12'31;
        if (number == 0) return Date();
        if (number < first || number > last) return std::nullopt;
        const Date date(static_cast<std::int32_t>(number));
        return date.day().ok() ? std::optional(date) : std::nullopt;
    }

    /// Of exactly eight digits, YYYYMMDD. Nothing for any other text, and none means unknown.
    static std::optional<Date> from_digits(std::string_view text);

    /// Of a calendar date by ISO 8601, in the extended (YYYY-MM-DD) or the basic format (YYYYMMDD).
    /// Nothing for any other text, and none means unknown.
    static std::optional<Date> from_iso(std::string_view text);

    [[nodiscard]] constexpr bool is_known() const { return number_ != 0; }
    /// YYYYMMDD; 0 if it is unknown.
    [[nodiscard]] constexpr std::int32_t number() const { return number_; }
    /// For arithmetic. It must be known.
    [[nodiscard]] constexpr std::chrono::year_month_day day() const {
        return {std::chrono::year(number_ / 10000),
                std::chrono::month(static_cast<unsigned>(number_ / 100 % 100)),
                std::chrono::day(static_cast<unsigned>(number_ % 100))};
    }
    /// YYYY-MM-DD; empty if it is unknown.
    [[nodiscard]] std::string iso() const;

    constexpr auto operator<=>(const Date&) const = default;

  private:
    explicit constexpr Date(std::int32_t number) : number_(number) {}

    std::int32_t number_ = 0;
};

}  // namespace sigloom
