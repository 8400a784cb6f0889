// Trends as tables: for programs with one column per period, for people with a line of bars.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/foresight/trends.hpp"
#include "tools/table.hpp"

namespace sigloom {

/// By what trends are sorted, the strongest first.
enum class TrendSort : std::uint8_t { rising, fading, p, burst, reports, newest };

template <>
inline constexpr auto enum_names<TrendSort> =
    enum_table<TrendSort>({{TrendSort::rising, "rising"},
                           {TrendSort::fading, "fading"},
                           {TrendSort::p, "p"},
                           {TrendSort::burst, "burst"},
                           {TrendSort::reports, "reports"},
                           {TrendSort::newest, "newest"}});

/// What can be shown beside the usual columns.
enum class TrendExtra : std::uint8_t {
    novelty,
    adjusted_p,
    mann_kendall,
    mann_kendall_p,
    sen_slope,
    burst_weight,
    life_span,
    life_middle
};

template <>
inline constexpr auto enum_names<TrendExtra> =
    enum_table<TrendExtra>({{TrendExtra::novelty, "novelty"},
                            {TrendExtra::adjusted_p, "adjusted_p"},
                            {TrendExtra::mann_kendall, "mann_kendall"},
                            {TrendExtra::mann_kendall_p, "mann_kendall_p"},
                            {TrendExtra::sen_slope, "sen_slope"},
                            {TrendExtra::burst_weight, "burst_weight"},
                            {TrendExtra::life_span, "life_span"},
                            {TrendExtra::life_middle, "life_middle"}});

/// What the columns of the periods hold.
enum class PeriodValues : std::uint8_t { reports, shares };

template <>
inline constexpr auto enum_names<PeriodValues> = enum_table<PeriodValues>(
    {{PeriodValues::reports, "reports"}, {PeriodValues::shares, "shares"}});

struct TrendTableOptions {
    std::vector<TrendExtra> extras;
    PeriodValues values = PeriodValues::reports;
};

/// Numbers of trends in order; equal ones in the order that they have.
std::vector<std::uint32_t> sorted_trends(std::span<const Trend> trends, TrendSort sort);

/// Who the trends are of: columns of texts, each with one for each trend.
struct TrendNames {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

/// `shown` are numbers of trends. The names come first, then reports, publishers, first_seen,
/// last_seen, growth, growth_low, growth_high, p, trend, burst, one column for each period, and the
/// extras. Bursts are intervals of periods (ISO 8601), the strongest first: "2024-03/2024-05; 2023-01/2023-01".
Table trend_table(const TrendNames& names, std::span<const Trend> trends,
                  std::span<const std::uint32_t> shown, const Timeline& timeline,
                  const TrendTableOptions& options);

/// The same for people: dates as they are written, and the shares of the periods as bars.
Table trend_table_for_people(const TrendNames& names, std::span<const Trend> trends,
                             std::span<const std::uint32_t> shown, const Timeline& timeline,
                             const TrendTableOptions& options);

}  // namespace sigloom
