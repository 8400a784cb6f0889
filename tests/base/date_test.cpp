#include "core/base/date.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

using std::nullopt;

TEST(Date, IsReadFromDigitsAndFromIso8601) {
    EXPECT_EQ(Date::from_digits("20241006").value().number(), 20241006);
    EXPECT_EQ(Date::from_iso("2024-10-06").value().number(), 20241006);
    EXPECT_EQ(Date::from_iso("20241006").value().number(), 20241006);
    EXPECT_EQ(Date::from_number(20241006).value().number(), 20241006);
}

TEST(Date, IsWrittenAsANumberAndByIso8601) {
    const Date date = Date::from_digits("20240106").value();
    EXPECT_EQ(date.number(), 20240106);
    EXPECT_EQ(date.iso(), "2024-01-06");
}

TEST(Date, WhatIsNoDayIsInvalid) {
    for (const char* const text : {"20240230", "20230229", "20241301", "20240001", "20240100"}) {
        EXPECT_EQ(Date::from_digits(text), nullopt) << text;
    }
    EXPECT_TRUE(Date::from_digits("20240229"));
    for (const std::int64_t number : {-20240101, 1, 9991231, 99'999'999, 120'240'101}) {
        EXPECT_EQ(Date::from_number(number), nullopt) << number;
    }
    EXPECT_EQ(Date::from_number((std::int64_t{1} << 32) + 20240101), nullopt);
}

TEST(Date, ATextOfAnyOtherFormIsInvalid) {
    for (const char* const text : {"", "2024", "2024010", "202401011", "-2024101", "+2024101",
                                   "2024 101", "2024-01-06", "00000000"}) {
        EXPECT_EQ(Date::from_digits(text), nullopt) << text;
    }
    for (const char* const text : {"", "2024-1-6", "2024-01-6x", "2024/01/06", "202-401-06",
                                   "2024-0106", "2024-01--6", "2024-01-06T", "0000-00-00"}) {
        EXPECT_EQ(Date::from_iso(text), nullopt) << text;
    }
}

TEST(Date, TheUnknownOneIsNotAnInvalidOne) {
    EXPECT_FALSE(Date().is_known());
    EXPECT_EQ(Date().number(), 0);
    EXPECT_EQ(Date().iso(), "");
    EXPECT_EQ(Date::from_number(0), Date());
}

TEST(Date, DaysAreOrderedAsInTheCalendarBehindTheUnknownOne) {
    const auto date = [](const char* text) { return Date::from_digits(text).value(); };
    EXPECT_LT(date("20231231"), date("20240101"));
    EXPECT_LT(date("20240131"), date("20240201"));
    EXPECT_LT(date("20240101"), date("20240102"));
    EXPECT_LT(Date(), date("10000101"));
}

TEST(Date, GivesTheDayForArithmetic) {
    const std::chrono::sys_days day = Date::from_digits("20240229").value().day();
    EXPECT_EQ(std::chrono::year_month_day(day + std::chrono::days(1)),
              std::chrono::year(2024) / 3 / 1);
}

}  // namespace
}  // namespace sigloom
