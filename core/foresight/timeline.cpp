#include "core/foresight/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace sigloom {
namespace {

/// The dates of columns are days, or 0.
Date date_of(const ReportEntry& report) {
    return Date::from_number(report.date).value_or(Date());
}

std::string counted_reports(std::size_t count) {
    return fmt::format("{} report{}", count, count == 1 ? "" : "s");
}

std::string counted_periods(std::size_t count, PeriodLength length) {
    return fmt::format("{} {}", count, count == 1 ? name_of(length) : plural_of(length));
}

}  // namespace

std::size_t Timeline::filled() const {
    return reports.size() - static_cast<std::size_t>(std::ranges::count(reports, 0));
}

std::vector<std::int32_t> Timeline::counts(std::span<const std::uint32_t> list) const {
    std::vector<std::int32_t> counts(reports.size());
    for (const std::uint32_t report : list) {
        if (period_of_report[report] != undated) ++counts[period_of_report[report]];
    }
    return counts;
}

Timeline timeline_of(std::span<const ReportEntry> reports, std::optional<PeriodLength> length) {
    std::vector<Date> dates;
    for (const ReportEntry& report : reports) {
        if (const Date date = date_of(report); date.is_known()) dates.push_back(date);
    }
    if (dates.empty()) {
        throw std::invalid_argument(
            fmt::format("it takes dates, and none of {} has one", counted_reports(reports.size())));
    }
    const auto [first, last] = std::ranges::minmax(dates);
    Timeline timeline;
    timeline.periods = Periods(first, last, length ? *length : length_for(dates));
    const std::size_t periods = timeline.periods.size();
    if (periods > Timeline::most_periods) {
        throw std::invalid_argument(fmt::format(
            "{} to {} are {}, more than {}; longer periods or a part of the time would do",
            first.iso(), last.iso(), counted_periods(periods, timeline.periods.length()),
            Timeline::most_periods));
    }
    timeline.reports.resize(periods);
    for (const ReportEntry& report : reports) {
        const Date date = date_of(report);
        if (!date.is_known()) {
            timeline.period_of_report.push_back(Timeline::undated);
            continue;
        }
        const std::size_t period = timeline.periods.of(date);
        timeline.period_of_report.push_back(static_cast<std::uint32_t>(period));
        ++timeline.reports[period];
        ++timeline.dated;
    }
    return timeline;
}

void require_enough(const Timeline& timeline, std::size_t fewest_reports,
                    std::size_t fewest_periods) {
    const std::size_t filled = timeline.filled();
    if (timeline.dated >= fewest_reports && filled >= fewest_periods) return;
    throw std::invalid_argument(fmt::format(
        "it takes at least {} with a date in at least {}, and there {} {} in {}",
        counted_reports(fewest_reports), counted_periods(fewest_periods, timeline.periods.length()),
        timeline.dated == 1 ? "is" : "are", timeline.dated, filled));
}

}  // namespace sigloom
