#include "core/report/distant_dates.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

namespace sigloom {
namespace {

constexpr std::chrono::days wide_gap{20 * 365};
constexpr std::size_t fewest_dates = 3;

std::chrono::sys_days day_of(Date date) {
    return date.day();
}

/// The first and the last date that no wide gap parts from the median. `dates` are sorted.
std::pair<Date, Date> usual_dates(const std::vector<Date>& dates) {
    std::size_t first = dates.size() / 2;
    std::size_t last = first;
    while (first > 0 && day_of(dates[first]) - day_of(dates[first - 1]) <= wide_gap) --first;
    while (last + 1 < dates.size() && day_of(dates[last + 1]) - day_of(dates[last]) <= wide_gap) {
        ++last;
    }
    return {dates[first], dates[last]};
}

}  // namespace

void report_distant_dates(std::span<const DatedReport> reports, Reporter& reporter) {
    std::vector<Date> dates;
    for (const DatedReport& report : reports) {
        if (report.date.is_known()) dates.push_back(report.date);
    }
    if (dates.size() < fewest_dates) return;
    std::ranges::sort(dates);
    const auto [first, last] = usual_dates(dates);
    for (const auto& [date, path] : reports) {
        if (!date.is_known() || (date >= first && date <= last)) continue;
        reporter.report({Oddity::distant_date, std::string(path), 0, 0,
                         "dated " + date.iso() + ", far from the other reports, which are of " +
                             first.iso() + " to " + last.iso()});
    }
}

}  // namespace sigloom
