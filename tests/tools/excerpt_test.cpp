#include "tools/excerpt.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "core/text/fold.hpp"

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

TEST(Excerpt, OfALineAsLongAsAFileTakesNoTime) {
    std::string line(400, 'a');
    for (int i = 0; i < 1'000'000; ++i) line += "\u200b";  // which has no width
    line += " | x |";
    const auto start = std::chrono::steady_clock::now();
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const auto column = static_cast<std::uint32_t>(line.size()) - 3 - 3 * i;
        EXPECT_LE(display_width(excerpt(line, 1, column, 80)), 200U);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace sigloom
