#include "tools/brief_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

#include "tools/brief_section.hpp"

namespace sigloom {
namespace {

std::string percent(double growth) {
    return fmt::format("{:+.0f} %", 100 * std::expm1(growth));
}

class TrendSection : public BriefSection {
  public:
    using BriefSection::BriefSection;

    void write() const {
        heading(2, texts_.trends_heading, "trends");
        if (const auto why = no_time()) return left_out(texts_.trends_left_out, *why);
        const auto rising = trends_of(Direction::rising);
        const auto fading = trends_of(Direction::fading);
        const auto bursts = with_bursts();
        const Periods& periods = facts_.timeline->periods;
        paragraph(texts_.trends_intro, {{"tested", whole(facts_.trends.size())},
                                        {"dated", whole(facts_.dated)},
                                        {"period", period_name()},
                                        {"first", periods.label(0)},
                                        {"last", periods.label(periods.size() - 1)},
                                        {"rising", whole(rising.size())},
                                        {"fading", whole(fading.size())},
                                        {"bursts", whole(bursts.size())}});
        write_trend_table(texts_.rising_heading, "rising", rising);
        write_trend_table(texts_.fading_heading, "fading", fading);
        write_burst_table(bursts);
    }
    [[nodiscard]] std::vector<Thing> trend_things(Direction direction) const {
        std::vector<Thing> things;
        for (const std::size_t i : trends_of(direction)) {
            things.push_back(
                {subject_of(facts_.looked_at[i]), [*this, i] { return trend_line(i); }});
        }
        return things;
    }
    [[nodiscard]] std::vector<Thing> burst_things() const {
        std::vector<Thing> things;
        for (const std::size_t i : with_bursts()) {
            things.push_back(
                {subject_of(facts_.looked_at[i]), [*this, i] {
                     const Trend& trend = facts_.trends[i];
                     const Burst& burst = trend.bursts.front();
                     const auto& all = facts_.timeline->reports;
                     const auto inside = sum(trend.counts, burst.first, burst.last + 1);
                     const auto inside_all = sum(all, burst.first, burst.last + 1);
                     const Node node = facts_.looked_at[i];
                     return cited(fill(texts_.thing_burst,
                                       {{"term", term(node)},
                                        {"when", period_range(burst.first, burst.last)},
                                        {"inside", inside},
                                        {"inside_all", inside_all},
                                        {"outside", trend.reports - inside},
                                        {"outside_all", whole(facts_.dated) - inside_all}}),
                                  page_.citations.of(reports_within(node, burst)));
                 }});
        }
        return things;
    }

  private:
    /// Trends of one direction, the steepest first.
    [[nodiscard]] std::vector<std::size_t> trends_of(Direction direction) const {
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < facts_.trends.size(); ++i) {
            if (facts_.trends[i].direction == direction) numbers.push_back(i);
        }
        std::ranges::stable_sort(numbers, {}, [&](std::size_t i) {
            return std::tuple(facts_.trends[i].adjusted, -facts_.trends[i].reports);
        });
        return numbers;
    }
    /// The period from which on half of all dated reports are.
    [[nodiscard]] std::size_t later_half() const {
        const std::vector<std::int32_t>& reports = facts_.timeline->reports;
        std::size_t seen = 0;
        for (std::size_t t = 0; t + 1 < reports.size(); ++t) {
            seen += static_cast<std::size_t>(reports[t]);
            if (2 * seen >= facts_.timeline->dated) return t + 1;
        }
        return reports.size() - 1;
    }
    static std::int64_t sum(const std::vector<std::int32_t>& counts, std::size_t from,
                            std::size_t to) {
        std::int64_t all = 0;
        for (std::size_t t = from; t < to; ++t) all += counts[t];
        return all;
    }
    [[nodiscard]] Line trend_line(std::size_t i) const {
        const Trend& trend = facts_.trends[i];
        const Timeline& timeline = *facts_.timeline;
        const std::size_t since = later_half();
        const std::size_t end = trend.counts.size();
        const bool is_rising = trend.direction == Direction::rising;
        Line line = fill(is_rising ? texts_.thing_rising : texts_.thing_fading,
                         {{"term", term(facts_.looked_at[i])},
                          {"late", sum(trend.counts, since, end)},
                          {"late_all", sum(timeline.reports, since, end)},
                          {"early", sum(trend.counts, 0, since)},
                          {"early_all", sum(timeline.reports, 0, since)},
                          {"since", timeline.periods.label(since)}});
        if (is_rising && trend.growth.slope) {
            const std::string growth =
                fmt::format("{:.0f} %", 100 * std::expm1(*trend.growth.slope));
            append_sentence(line, fill(texts_.thing_rising_growth,
                                       {{"growth", growth}, {"period", period_name()}}));
        }
        return cited(std::move(line), cite(facts_.looked_at[i]));
    }
    /// Of what has bursts, the strongest first.
    [[nodiscard]] std::vector<std::size_t> with_bursts() const {
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < facts_.trends.size(); ++i) {
            if (!facts_.trends[i].bursts.empty()) numbers.push_back(i);
        }
        std::ranges::stable_sort(numbers, std::greater(), [&](std::size_t i) {
            return facts_.trends[i].bursts.front().weight;
        });
        return numbers;
    }
    [[nodiscard]] std::vector<std::uint32_t> reports_within(Node node, const Burst& burst) const {
        std::vector<std::uint32_t> within;
        for (const std::uint32_t number : reports_of(node)) {
            const std::uint32_t period = facts_.timeline->period_of_report[number];
            if (period >= burst.first && period <= burst.last) within.push_back(number);
        }
        return latest(within);
    }
    void write_trend_table(std::string_view title, const std::string& anchor,
                           const std::vector<std::size_t>& numbers) const {
        if (numbers.empty()) return;
        heading(3, title, anchor);
        const Periods& periods = facts_.timeline->periods;
        DocumentTable table{
            {std::string(texts_.column_term), period_range(0, periods.size() - 1),
             std::string(texts_.column_reports),
             fill_text(texts_.column_growth, {{"period", period_name()}}),
             std::string(texts_.column_interval), std::string(texts_.column_sources)},
            {},
            {false, false, true, true, true, true}};
        for (std::size_t i = 0; i < std::min(shown_rows, numbers.size()); ++i) {
            const Trend& trend = facts_.trends[numbers[i]];
            const Node node = facts_.looked_at[numbers[i]];
            const auto& [slope, error, low, high, ratio] = trend.growth;
            const std::string interval =
                low && high
                    ? fill_text(texts_.range, {{"first", percent(*low)}, {"last", percent(*high)}})
                    : "";
            table.rows.push_back(
                {term(node), text(bars(trend)), text(std::to_string(trend.reports)),
                 text(slope ? percent(*slope) : std::string(texts_.no_end)), text(interval),
                 page_.citations.numbers(latest(reports_of(node)))});
        }
        page_.document.blocks.push_back(std::move(table));
    }
    void write_burst_table(const std::vector<std::size_t>& numbers) const {
        if (numbers.empty()) return;
        heading(3, texts_.bursts_heading, "bursts");
        const Periods& periods = facts_.timeline->periods;
        DocumentTable table{{std::string(texts_.column_term), period_range(0, periods.size() - 1),
                             std::string(texts_.column_when), std::string(texts_.column_reports),
                             std::string(texts_.column_sources)},
                            {},
                            {false, false, false, true, true}};
        for (std::size_t i = 0; i < std::min(shown_rows, numbers.size()); ++i) {
            const Trend& trend = facts_.trends[numbers[i]];
            const Node node = facts_.looked_at[numbers[i]];
            const Burst& burst = trend.bursts.front();
            table.rows.push_back({term(node), text(bars(trend)),
                                  text(period_range(burst.first, burst.last)),
                                  text(std::to_string(trend.reports)),
                                  page_.citations.numbers(reports_within(node, burst))});
        }
        page_.document.blocks.push_back(std::move(table));
    }
};

}  // namespace

void write_trends(BriefPage& page) {
    TrendSection(page).write();
}

std::vector<Thing> trend_things(BriefPage& page, Direction direction) {
    return TrendSection(page).trend_things(direction);
}

std::vector<Thing> burst_things(BriefPage& page) {
    return TrendSection(page).burst_things();
}

}  // namespace sigloom
