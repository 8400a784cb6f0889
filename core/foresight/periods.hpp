// Years, halves, quarters or months in a row, by which reports are counted.
//
//     half 2024-H1   quarter 2024-Q3   month 2024-05   year 2024
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/date_range.hpp"
#include "core/base/enum_names.hpp"

namespace sigloom {

enum class PeriodLength : std::uint8_t { year, half, quarter, month };

template <>
inline constexpr auto enum_names<PeriodLength> =
    enum_table<PeriodLength>({{PeriodLength::year, "year"},
                              {PeriodLength::half, "half"},
                              {PeriodLength::quarter, "quarter"},
                              {PeriodLength::month, "month"}});

/// How many make a year.
constexpr int periods_per_year(PeriodLength length) {
    constexpr int per_year[] = {1, 2, 4, 12};
    return per_year[static_cast<std::size_t>(length)];
}

/// "halves"; for messages.
std::string_view plural_of(PeriodLength length);

/// Periods of one length, one after the other without a gap.
class Periods {
  public:
    /// None.
    Periods() = default;
    /// Those from the one of `first` to the one of `last`, which are known and in order.
    Periods(Date first, Date last, PeriodLength length);

    [[nodiscard]] PeriodLength length() const { return length_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Which one, from 0, a date lies in. It is known and lies in one of them.
    [[nodiscard]] std::size_t of(Date date) const;
    [[nodiscard]] std::string label(std::size_t period) const;
    [[nodiscard]] DateRange days(std::size_t period) const;

  private:
    PeriodLength length_ = PeriodLength::year;
    std::int32_t first_ = 0;  ///< counted from the year 0
    std::size_t size_ = 0;
};

/// The longest periods of which at least `least` hold one of these dates, which are known; where none
/// do, the longest of those of which the most do. O(dates log dates).
PeriodLength length_for(std::span<const Date> dates, std::size_t least = 8);

}  // namespace sigloom
