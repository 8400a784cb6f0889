#include "core/text/fold.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/text/utf8.hpp"

namespace sigloom {
namespace {

TEST(Fold, CaseWidthCompositionApostropheAndSpacingDoNotCount) {
    EXPECT_EQ(fold("  Social\t Media\n"), "social media");
    EXPECT_EQ(fold("Meta\u2019s"), fold("META'S"));
    EXPECT_EQ(fold("caf\u00e9"), fold("CAFE\u0301"));
    EXPECT_EQ(fold("\uff21\uff29"), "ai") << "full width";
    EXPECT_EQ(fold("Stra\u00dfe"), "strasse");
    EXPECT_EQ(fold("a\u00a0b\u3000c"), "a b c");
    EXPECT_EQ(fold("\u2160\u00b2"), "i2") << "compatibility forms";
}

TEST(Fold, WhatDiffersOtherwiseStaysDifferent) {
    EXPECT_NE(fold("end-to-end"), fold("end to end"));
    EXPECT_NE(fold("r\u00e9sum\u00e9"), fold("resume"));
    EXPECT_EQ(fold(""), "");
    EXPECT_EQ(fold(" \t"), "");
}

/// A ligature takes the long way, through Unicode's tables, and adds two letters.
TEST(Fold, WesternLettersAreFoldedAsUnicodeSays) {
    const std::string ligature = "\uFB00";
    for (int second = 0x80; second <= 0xBF; ++second) {
        const std::string letter{'\xC3', static_cast<char>(second)};
        for (const std::string& text : {letter, "A" + letter + "b", letter + "\u0301",
                                        letter + " " + letter, "\u2019" + letter}) {
            std::string long_way = fold(text + ligature);
            ASSERT_TRUE(long_way.ends_with("ff"));
            long_way.resize(long_way.size() - 2);
            EXPECT_EQ(fold(text), long_way) << text;
        }
    }
    EXPECT_EQ(fold("\xC3"), "\uFFFD");
    EXPECT_EQ(fold("\xC3z"), "\uFFFDz");
}

TEST(Fold, TurkishLettersFoldAsEverywhere) {
    EXPECT_EQ(fold("I"), "i");
    EXPECT_EQ(fold("\u0130"), "i\u0307");
}

TEST(Fold, InvalidBytesBecomeReplacementCharacters) {
    EXPECT_EQ(fold("A\xFF"), "a\uFFFD");
}

TEST(Fold, FoldingTwiceChangesNothing) {
    std::mt19937 random(1);
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (int length = static_cast<int>(random() % 12); length > 0; --length) {
            text += static_cast<char>(random() % 3 == 0 ? random() : 32 + random() % 95);
        }
        const std::string once = fold(text);
        EXPECT_EQ(fold(once), once) << text;
    }
}

TEST(Trim, RemovesWhiteSpaceOfEveryKindAtTheEnds) {
    EXPECT_EQ(trim(" \u00a0a b\u2003\t"), "a b");
    EXPECT_EQ(trim("\u3000"), "");
    EXPECT_EQ(trim("\u00e9"), "\u00e9");
}

TEST(Printable, HidesWhatChangesATerminal) {
    EXPECT_EQ(printable("a\x1b[31m\u202Eb\u009B\n"), "a\uFFFD[31m\uFFFDb\uFFFD\uFFFD");
    EXPECT_EQ(printable("\xFF"), "\uFFFD");
    EXPECT_EQ(printable("na\u00efve \u4e2d"), "na\u00efve \u4e2d");
}

TEST(DisplayWidth, CountsTerminalColumns) {
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("\u4e2d\u6587"), 4U);
    EXPECT_EQ(display_width("e\u0301"), 1U);
}

TEST(Utf8, FindsTheFirstInvalidByteWhereverItStands) {
    for (std::size_t at : {0U, 1U, 63U, 64U, 65U, 200U}) {
        std::string text(300, 'a');
        EXPECT_EQ(find_invalid_utf8(text), text.size());
        text[at] = '\x80';
        EXPECT_EQ(find_invalid_utf8(text), at);
    }
    EXPECT_EQ(repair_utf8("\xC3"), "\uFFFD");
    EXPECT_EQ(repair_utf8("\u00e9\xED\xA0\x80z"), "\u00e9\uFFFD\uFFFD\uFFFDz") << "a surrogate";
}

}  // namespace
}  // namespace sigloom
