// Days from one to another, and the year, the month or the day that a text names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"

namespace sigloom {

/// The days from `first` to `last`, both included; an unknown end is open.
struct DateRange {
    Date first = {};
    Date last = {};

    /// Whether no end is known, so that it holds every date and even an unknown one.
    [[nodiscard]] constexpr bool is_open() const { return !first.is_known() && !last.is_known(); }
    /// An unknown date lies in no range that has an end.
    [[nodiscard]] constexpr bool contains(Date date) const {
        if (is_open()) return true;
        return date.is_known() && date >= first && (!last.is_known() || date <= last);
    }
    bool operator==(const DateRange&) const = default;
};

/// The days that are called so: a year (2024), a month (2024-05, 202405) or a day (2024-05-31,
/// 20240531). Nothing for any other text.
std::optional<DateRange> days_called(std::string_view text);

/// For a message: "from 2024-01-01 to 2024-05-31", "since 2024-01-01", "until 2024-05-31"; empty
/// where both ends are open.
std::string in_words(const DateRange& range);

}  // namespace sigloom
