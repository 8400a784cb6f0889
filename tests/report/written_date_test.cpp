#include "core/report/written_date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sigloom {
namespace {

TEST(WrittenDate, IsReadInDigitsAndInWords) {
    for (const std::string_view text : {"20240110",
                                        "2024-01-10",
                                        "2024-01-10T12:30:00+01:00",
                                        "2024-01-10 12:30",
                                        "2024/1/10",
                                        "2024.01.10",
                                        "10.01.2024",
                                        "10.1.2024",
                                        "10 January 2024",
                                        "10 Jan 2024",
                                        "10 Jan. 2024",
                                        "January 10, 2024",
                                        "Jan 10th, 2024",
                                        "10th of January 2024",
                                        "the 10th of January, 2024",
                                        "Wednesday, 10 January 2024",
                                        "Wednesday 10 January 2024",
                                        "London, 10 January 2024",
                                        "10. Januar 2024",
                                        "10 janvier 2024",
                                        "10 de enero de 2024",
                                        "2024 January 10",
                                        "10-Jan-2024"}) {
        EXPECT_EQ(date_from_text(text).iso(), "2024-01-10") << text;
    }
    EXPECT_EQ(date_from_text("1er mars 2024").iso(), "2024-03-01");
    EXPECT_EQ(date_from_text("3. M\u00E4rz 2024").iso(), "2024-03-03");
}

TEST(WrittenDate, WhatIsNoDayOrSaysMoreIsUnknown) {
    for (const std::string_view text :
         {"", "2024", "2024-01", "January 2024", "10 January", "1/10/2024", "2024-13-01",
          "2024-02-30", "20240230", "10 Foo 2024", "10 January 2024 in the morning tide",
          "2024-01-10-11", "version 2024-01-10 of it", "10 11 January 2024", "0999-01-01",
          "mills return"}) {
        EXPECT_FALSE(date_from_text(text).is_known()) << text;
    }
    EXPECT_FALSE(date_from_text(std::string(1'000'000, '1')).is_known());
}

}  // namespace
}  // namespace sigloom
