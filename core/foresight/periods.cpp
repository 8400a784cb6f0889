#include "core/foresight/periods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sigloom {
namespace {

constexpr int months_per_year = 12;

/// Counted from the year 0.
std::int32_t number_of(Date date, PeriodLength length) {
    const int per_year = periods_per_year(length);
    const int month = static_cast<int>(static_cast<unsigned>(date.day().month())) - 1;
    return static_cast<int>(date.day().year()) * per_year + month * per_year / months_per_year;
}

}  // namespace

std::string_view plural_of(PeriodLength length) {
    constexpr std::string_view plurals[] = {"years", "halves", "quarters", "months"};
    return plurals[static_cast<std::size_t>(length)];
}

Periods::Periods(Date first, Date last, PeriodLength length)
    : length_(length),
      first_(number_of(first, length)),
      size_(static_cast<std::size_t>(number_of(last, length) - first_ + 1)) {}

std::size_t Periods::of(Date date) const {
    return static_cast<std::size_t>(number_of(date, length_) - first_);
}

std::string Periods::label(std::size_t period) const {
    const int number = first_ + static_cast<int>(period);
    const int per_year = periods_per_year(length_);
    const int year = number / per_year;
    const int part = number % per_year + 1;
    switch (length_) {
        case PeriodLength::year:
            return fmt::format("{:04}", year);
        case PeriodLength::half:
            return fmt::format("{:04}-H{}", year, part);
        case PeriodLength::quarter:
            return fmt::format("{:04}-Q{}", year, part);
        case PeriodLength::month:
            break;
    }
    return fmt::format("{:04}-{:02}", year, part);
}

DateRange Periods::days(std::size_t period) const {
    const int number = first_ + static_cast<int>(period);
    const int per_year = periods_per_year(length_);
    const int months = months_per_year / per_year;
    const std::string year = fmt::format("{:04}", number / per_year);
    const auto month = [&](int in_year) {
        return *days_called(fmt::format("{}-{:02}", year, in_year));
    };
    const int begin = number % per_year * months;
    return {month(begin + 1).first, month(begin + months).last};
}

PeriodLength length_for(std::span<const Date> dates, std::size_t least) {
    PeriodLength best = PeriodLength::year;
    std::size_t most = 0;
    for (const auto& [length, name] : enum_names<PeriodLength>) {
        std::vector<std::int32_t> held;
        for (const Date date : dates) held.push_back(number_of(date, length));
        std::ranges::sort(held);
        const auto count =
            static_cast<std::size_t>(std::ranges::unique(held).begin() - held.begin());
        if (count >= least) return length;
        if (count > most) {
            best = length;
            most = count;
        }
    }
    return best;
}

}  // namespace sigloom
