#include "tools/text_width.hpp"

#include <gtest/gtest.h>

namespace sigloom {
namespace {

TEST(Wrapped, BreaksAtSpacesSoThatLinesFit) {
    EXPECT_EQ(wrapped("one two three", 0, 7), "one two\nthree\n");
    EXPECT_EQ(wrapped("one two three", 2, 7), "  one\n  two\n  three\n");
    EXPECT_EQ(wrapped("", 3, 7), "   \n");
}

TEST(Wrapped, CountsTheColumnsOfATerminal) {
    EXPECT_EQ(wrapped("漢字 e\u0301e\u0301 x", 0, 7), "漢字 e\u0301e\u0301\nx\n");
    EXPECT_EQ(wrapped("漢字 漢", 0, 7), "漢字 漢\n");
}

TEST(Wrapped, LeavesALongWordWhole) {
    EXPECT_EQ(wrapped("a extraordinary b", 0, 5), "a\nextraordinary\nb\n");
}

}  // namespace
}  // namespace sigloom
