#include "core/foresight/periods.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

#include "core/foresight/timeline.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Date day(std::string_view iso) {
    return *Date::from_iso(iso);
}

TEST(Periods, AreCountedAndCalledByTheirPlaceInTheYear) {
    const Periods quarters(day("2023-11-30"), day("2024-04-01"), PeriodLength::quarter);
    ASSERT_EQ(quarters.size(), 3U);
    EXPECT_EQ(quarters.label(0), "2023-Q4");
    EXPECT_EQ(quarters.label(2), "2024-Q2");
    EXPECT_EQ(quarters.of(day("2023-12-31")), 0U);
    EXPECT_EQ(quarters.of(day("2024-01-01")), 1U);
    EXPECT_EQ(quarters.of(day("2024-06-30")), 2U);
    EXPECT_EQ(Periods(day("2023-06-30"), day("2023-07-01"), PeriodLength::half).label(1),
              "2023-H2");
    EXPECT_EQ(Periods(day("2024-02-10"), day("2024-02-11"), PeriodLength::month).label(0),
              "2024-02");
    EXPECT_EQ(Periods(day("1999-12-31"), day("2001-01-01"), PeriodLength::year).label(2), "2001");
    EXPECT_EQ(Periods().size(), 0U);
}

TEST(Periods, HoldTheDaysFromTheirFirstToTheirLast) {
    const Periods months(day("2024-02-10"), day("2024-03-01"), PeriodLength::month);
    EXPECT_EQ(months.days(0), (DateRange{day("2024-02-01"), day("2024-02-29")}));
    const Periods halves(day("2024-02-10"), day("2024-12-01"), PeriodLength::half);
    EXPECT_EQ(halves.days(0), (DateRange{day("2024-01-01"), day("2024-06-30")}));
    EXPECT_EQ(halves.days(1), (DateRange{day("2024-07-01"), day("2024-12-31")}));
}

/// One in each month from January of a year, so many.
std::vector<Date> monthly(int year, int months) {
    std::vector<Date> dates;
    for (int i = 0; i < months; ++i) {
        dates.push_back(*Date::from_number(10000 * (year + i / 12) + 100 * (i % 12 + 1) + 15));
    }
    return dates;
}

TEST(Periods, AreTheLongestOfWhichEightHoldADate) {
    EXPECT_EQ(length_for(monthly(2010, 12 * 8)), PeriodLength::year);
    EXPECT_EQ(length_for(monthly(2010, 12 * 7)), PeriodLength::half);
    EXPECT_EQ(length_for(monthly(2024, 24)), PeriodLength::quarter);
    EXPECT_EQ(length_for(monthly(2024, 12)), PeriodLength::month);
    std::vector<Date> with_an_old_one = monthly(2022, 4 * 12);
    with_an_old_one.push_back(day("2001-01-01"));
    EXPECT_EQ(length_for(with_an_old_one), PeriodLength::half) << "empty years do not count";
    EXPECT_EQ(length_for(std::vector{day("1000-01-01"), day("9999-12-31")}), PeriodLength::year)
        << "shorter ones would hold no more";
    EXPECT_EQ(length_for(monthly(2024, 3)), PeriodLength::month);
}

TEST(DaysCalled, AreAYearAMonthOrADay) {
    EXPECT_EQ(days_called("2024"), (DateRange{day("2024-01-01"), day("2024-12-31")}));
    EXPECT_EQ(days_called("2024-02"), (DateRange{day("2024-02-01"), day("2024-02-29")}));
    EXPECT_EQ(days_called("202412"), (DateRange{day("2024-12-01"), day("2024-12-31")}));
    EXPECT_EQ(days_called("2024-05-31"), (DateRange{day("2024-05-31"), day("2024-05-31")}));
    EXPECT_EQ(days_called("20240531"), (DateRange{day("2024-05-31"), day("2024-05-31")}));
    for (const char* text : {"", "24", "2024-13", "2024-5", "2024-02-30", "May 2024", "0001",
                             "20245", "2024-", "99999"}) {
        EXPECT_EQ(days_called(text), std::nullopt) << text;
    }
}

TEST(DateRange, HoldsUnknownDatesOnlyWhereNoEndIsKnown) {
    const DateRange since{day("2024-01-01"), {}};
    EXPECT_TRUE(since.contains(day("2024-01-01")));
    EXPECT_FALSE(since.contains(day("2023-12-31")));
    EXPECT_FALSE(since.contains({}));
    const DateRange until{{}, day("2024-01-01")};
    EXPECT_TRUE(until.contains(day("2024-01-01")));
    EXPECT_FALSE(until.contains(day("2024-01-02")));
    EXPECT_FALSE(until.contains({}));
    EXPECT_TRUE(DateRange{}.contains({}));
    EXPECT_EQ(in_words(since), "since 2024-01-01");
    EXPECT_EQ(in_words(until), "until 2024-01-01");
    EXPECT_EQ(in_words({day("2023-01-01"), day("2024-01-01")}), "from 2023-01-01 to 2024-01-01");
    EXPECT_EQ(in_words({}), "");
}

std::vector<ReportEntry> dated(const std::vector<std::int32_t>& dates) {
    std::vector<ReportEntry> reports;
    for (const std::int32_t date : dates) {
        reports.push_back({.path = {}, .title = {}, .url = {}, .date = date});
    }
    return reports;
}

/// What it throws.
template <typename Function>
std::string refusal(Function function) {
    try {
        function();
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "";
}

TEST(Timeline, CountsTheReportsOfEachPeriod) {
    const auto reports = dated({20240115, 0, 20240116, 20240330});
    const Timeline timeline = timeline_of(reports, PeriodLength::month);
    EXPECT_THAT(timeline.reports, ElementsAre(2, 0, 1));
    EXPECT_THAT(timeline.period_of_report, ElementsAre(0, Timeline::undated, 0, 2));
    EXPECT_EQ(timeline.dated, 3U);
    EXPECT_EQ(timeline.filled(), 2U);
    const std::vector<std::uint32_t> list{0, 1, 3};
    EXPECT_THAT(timeline.counts(list), ElementsAre(1, 0, 1));
}

TEST(Timeline, IsRefusedWithTheReason) {
    EXPECT_EQ(refusal([] {
                  timeline_of(dated({0, 0}));
              }),
              "it takes dates, and none of 2 reports has one");
    EXPECT_EQ(
        refusal([] {
            timeline_of(dated({10000101, 99991231}), PeriodLength::year);
        }),
        "1000-01-01 to 9999-12-31 are 9000 years, more than 1200; longer periods or a part of "
        "the time would do");
    const Timeline one_day = timeline_of(dated({20240101, 20240101}));
    EXPECT_EQ(refusal([&] { require_enough(one_day, 2, 3); }),
              "it takes at least 2 reports with a date in at least 3 years, and there are 2 in 1");
    EXPECT_EQ(refusal([&] { require_enough(one_day, 2, 1); }), "");
}

}  // namespace
}  // namespace sigloom
