// The reports of a graph by period: what every look at time begins with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/foresight/periods.hpp"
#include "core/graph/evidence.hpp"

namespace sigloom {

struct Timeline {
    static constexpr std::uint32_t undated = UINT32_MAX;
    /// More columns than anybody reads come from a date that nobody meant.
    static constexpr std::size_t most_periods = 1200;

    Periods periods;
    std::vector<std::uint32_t> period_of_report;  ///< or `undated`
    std::vector<std::int32_t> reports;            ///< how many each period has
    std::size_t dated = 0;                        ///< how many reports have a date

    /// How many periods have reports.
    [[nodiscard]] std::size_t filled() const;
    /// How many of these reports each period has. O(reports + periods).
    [[nodiscard]] std::vector<std::int32_t> counts(std::span<const std::uint32_t> list) const;
};

/// Without a length the one that length_for() gives. Throws std::invalid_argument, with the reason for
/// people, where no report has a date, and where there would be more than most_periods. O(reports).
Timeline timeline_of(std::span<const ReportEntry> reports, std::optional<PeriodLength> length = {});

/// Throws std::invalid_argument, with the reason for people, where there are fewer reports or fewer periods that have some.
void require_enough(const Timeline& timeline, std::size_t fewest_reports,
                    std::size_t fewest_periods);

}  // namespace sigloom
