#include "tools/trend_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>

#include "core/foresight/sparkline.hpp"
#include "core/graph/column_names.hpp"

namespace sigloom {
namespace {

constexpr double lowest = -std::numeric_limits<double>::infinity();

/// Higher comes first.
double height(const Trend& trend, TrendSort sort) {
    switch (sort) {
        case TrendSort::rising:
            return trend.growth.low.value_or(lowest);
        case TrendSort::fading:
            return -trend.growth.high.value_or(-lowest);
        case TrendSort::p:
            return -trend.p;
        case TrendSort::burst:
            return trend.bursts.empty() ? lowest : trend.bursts.front().weight;
        case TrendSort::reports:
            return trend.reports;
        case TrendSort::newest:
            return trend.first_seen.number();
    }
    return 0;
}

/// What was called out stands before what grows as much and was not.
bool is_called_out(const Trend& trend, TrendSort sort) {
    return (sort == TrendSort::rising && trend.direction == Direction::rising) ||
           (sort == TrendSort::fading && trend.direction == Direction::fading);
}

std::string bursts_in_words(const Trend& trend, const Timeline& timeline) {
    std::string text;
    for (const Burst& burst : trend.bursts) {
        if (!text.empty()) text += "; ";
        text += timeline.periods.label(burst.first) + '/' + timeline.periods.label(burst.last);
    }
    return text;
}

Cell cell_of(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}

Cell date_as_number(Date date) {
    return std::int64_t{date.number()};
}

Cell extra_cell(const Trend& trend, TrendExtra extra, const Timeline& timeline) {
    switch (extra) {
        case TrendExtra::novelty:
            return trend.novelty;
        case TrendExtra::adjusted_p:
            return trend.adjusted;
        case TrendExtra::mann_kendall:
            return trend.order.s;
        case TrendExtra::mann_kendall_p:
            return trend.order.p;
        case TrendExtra::sen_slope:
            return trend.sen.slope;
        case TrendExtra::burst_weight:
            return trend.bursts.empty() ? Cell() : Cell(trend.bursts.front().weight);
        case TrendExtra::life_span:
            return trend.life_cycle ? Cell(trend.life_cycle->span) : Cell();
        case TrendExtra::life_middle:
            break;
    }
    if (!trend.life_cycle) return {};
    return timeline.periods.label(static_cast<std::size_t>(std::lround(trend.life_cycle->middle)));
}

struct TrendColumn {
    std::string_view name;
    std::function<Cell(const Trend&)> cell;
};

Table table_of(const TrendNames& names, const std::vector<TrendColumn>& columns,
               std::span<const Trend> trends, std::span<const std::uint32_t> shown) {
    Table table{names.header, {}};
    for (const TrendColumn& column : columns) table.header.emplace_back(column.name);
    for (const std::uint32_t i : shown) {
        auto& row = table.rows.emplace_back();
        for (const std::string& name : names.rows[i]) row.emplace_back(name);
        for (const TrendColumn& column : columns) row.push_back(column.cell(trends[i]));
    }
    return table;
}

const TrendColumn reports{column_names::reports,
                          [](const Trend& t) { return Cell(std::int64_t{t.reports}); }};
const TrendColumn publishers{"publishers",
                             [](const Trend& t) { return Cell(std::int64_t{t.publishers}); }};
const TrendColumn growth{"growth", [](const Trend& t) { return cell_of(t.growth.slope); }};
const TrendColumn growth_low{"growth_low", [](const Trend& t) { return cell_of(t.growth.low); }};
const TrendColumn growth_high{"growth_high", [](const Trend& t) { return cell_of(t.growth.high); }};
const TrendColumn p{"p", [](const Trend& t) { return Cell(t.p); }};
const TrendColumn direction{"trend",
                            [](const Trend& t) { return Cell(std::string(name_of(t.direction))); }};

TrendColumn burst_column(const Timeline& timeline) {
    return {"burst", [&timeline](const Trend& t) { return Cell(bursts_in_words(t, timeline)); }};
}

void append_extras(const std::vector<TrendExtra>& extras, const Timeline& timeline,
                   std::vector<TrendColumn>& columns) {
    for (const TrendExtra extra : extras) {
        columns.push_back({name_of(extra), [extra, &timeline](const Trend& trend) {
                               return extra_cell(trend, extra, timeline);
                           }});
    }
}

}  // namespace

std::vector<std::uint32_t> sorted_trends(std::span<const Trend> trends, TrendSort sort) {
    std::vector<std::uint32_t> order(trends.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t i) {
        return std::pair(is_called_out(trends[i], sort), height(trends[i], sort));
    });
    return order;
}

Table trend_table(const TrendNames& names, std::span<const Trend> trends,
                  std::span<const std::uint32_t> shown, const Timeline& timeline,
                  const TrendTableOptions& options) {
    std::vector<TrendColumn> columns{
        reports,
        publishers,
        {column_names::first_seen, [](const Trend& t) { return date_as_number(t.first_seen); }},
        {column_names::last_seen, [](const Trend& t) { return date_as_number(t.last_seen); }},
        growth,
        growth_low,
        growth_high,
        p,
        direction,
        burst_column(timeline)};
    std::vector<std::string> labels;
    for (std::size_t t = 0; t < timeline.periods.size(); ++t) {
        labels.push_back(timeline.periods.label(t));
    }
    for (std::size_t t = 0; t < labels.size(); ++t) {
        columns.push_back({labels[t], [&, t](const Trend& trend) {
                               if (options.values == PeriodValues::reports) {
                                   return Cell(std::int64_t{trend.counts[t]});
                               }
                               const double share = trend.shares(timeline)[t];
                               return std::isnan(share) ? Cell() : Cell(share);
                           }});
    }
    append_extras(options.extras, timeline, columns);
    return table_of(names, columns, trends, shown);
}

Table trend_table_for_people(const TrendNames& names, std::span<const Trend> trends,
                             std::span<const std::uint32_t> shown, const Timeline& timeline,
                             const TrendTableOptions& options) {
    const std::string bars = fmt::format("{} to {}", timeline.periods.label(0),
                                         timeline.periods.label(timeline.periods.size() - 1));
    std::vector<TrendColumn> columns{
        direction,
        {bars, [&](const Trend& t) { return Cell(sparkline(t.shares(timeline))); }},
        reports,
        growth,
        growth_low,
        growth_high,
        p,
        burst_column(timeline),
        publishers,
        {column_names::first_seen, [](const Trend& t) { return Cell(t.first_seen.iso()); }},
        {column_names::last_seen, [](const Trend& t) { return Cell(t.last_seen.iso()); }}};
    append_extras(options.extras, timeline, columns);
    return table_of(names, columns, trends, shown);
}

}  // namespace sigloom
