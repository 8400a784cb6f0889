#include "exporters/picture/text_width.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(TextWidth, IsThatOfHelvetica) {
    EXPECT_DOUBLE_EQ(text_width(""), 0);
    EXPECT_DOUBLE_EQ(text_width("A"), 0.667);
    EXPECT_DOUBLE_EQ(text_width("Wi "), 0.944 + 0.222 + 0.278);
    EXPECT_DOUBLE_EQ(text_width("~"), 0.584);
}

TEST(TextWidth, ALetterWithMarksIsAsWideAsTheLetter) {
    EXPECT_DOUBLE_EQ(text_width("é"), text_width("e"));
    EXPECT_DOUBLE_EQ(text_width("e\u0301"), text_width("e"));
    EXPECT_DOUBLE_EQ(text_width("Š"), text_width("S"));
}

TEST(TextWidth, OtherScriptsAreGuessed) {
    EXPECT_DOUBLE_EQ(text_width("漢"), 1);
    EXPECT_DOUBLE_EQ(text_width("ж"), 0.6);
    EXPECT_DOUBLE_EQ(text_width("\xff"), 0.6);
}

TEST(Shortened, KeepsWhatFitsAndEndsWithAnEllipsis) {
    EXPECT_EQ(shortened("open data", 9), "open data");
    EXPECT_EQ(shortened("open data!", 9), "open dat\u2026");
    EXPECT_EQ(shortened("open data", 5), "open\u2026");
    EXPECT_EQ(shortened("ééééé", 3), "éé\u2026");
    EXPECT_EQ(shortened("", 3), "");
    EXPECT_EQ(shortened(std::string(100'000, 'x'), 34).size(), 33 + 3U);
}

TEST(Shortened, IsOneLineInOneDirection) {
    EXPECT_EQ(shortened("  a\n\t b\u2028c ", 34), "a b c");
    EXPECT_EQ(shortened("a\u202Eb\u2066c\u200F", 34), "abc");
}

}  // namespace
}  // namespace sigloom
