#include "tools/excerpt.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(Excerpt, PutsTheCaretBelowTheColumn) {
    EXPECT_EQ(excerpt("| a | nan |", 12, 7, 80),
              "    12 | | a | nan |\n"
              "       |       ^\n");
}

TEST(Excerpt, CountsColumnsInBytesAndPlacesTheCaretByWidth) {
    // Four bytes and one narrow character, six bytes and two wide ones before the x.
    EXPECT_EQ(excerpt("\tä é数据x", 1, 13, 80),
              "     1 |  ä é数据x\n"
              "       |         ^\n");
}

TEST(Excerpt, WithoutAColumnHasNoCaret) {
    EXPECT_EQ(excerpt("text", 3, 0, 80), "     3 | text\n");
}

TEST(Excerpt, MayPointBehindTheEndOfTheLine) {
    EXPECT_EQ(excerpt("ab", 1, 3, 80), "     1 | ab\n       |   ^\n");
    EXPECT_EQ(excerpt("", 1, 1, 80), "     1 | \n       | ^\n");
}

TEST(Excerpt, OfALongLineIsCutAroundTheCaret) {
    const std::string line = std::string(100, 'a') + 'X' + std::string(100, 'b');
    EXPECT_EQ(excerpt(line, 1, 101, 35),
              "     1 | ...aaaaaaaaaaXbbbbbbbbb...\n"
              "       |              ^\n");
    EXPECT_EQ(excerpt(line, 1, 3, 35),
              "     1 | aaaaaaaaaaaaaaaaaaaa...\n"
              "       |   ^\n");
}

TEST(Excerpt, HoldsNothingThatATerminalObeys) {
    EXPECT_EQ(excerpt("a\x1b[2Jb\xff", 1, 6, 80),
              "     1 | a\uFFFD[2Jb\uFFFD\n"
              "       |      ^\n");
}

TEST(LineOf, KnowsEveryKindOfLineEnd) {
    const std::string_view text = "one\ntwo\r\nthree\rfour";
    EXPECT_EQ(line_of(text, 1), "one");
    EXPECT_EQ(line_of(text, 2), "two");
    EXPECT_EQ(line_of(text, 3), "three");
    EXPECT_EQ(line_of(text, 4), "four");
    EXPECT_EQ(line_of(text, 5), "");
    EXPECT_EQ(line_of("", 1), "");
}

}  // namespace
}  // namespace sigloom
