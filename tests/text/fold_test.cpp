#include "core/text/fold.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

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

/// In UTF-8.
std::string encoded(std::int32_t code_point) {
    const auto byte = [](std::int32_t value) { return static_cast<char>(value); };
    if (code_point < 0x80) return {byte(code_point)};
    if (code_point < 0x800) {
        return {byte(0xC0 | code_point >> 6), byte(0x80 | (code_point & 0x3F))};
    }
    return {byte(0xE0 | code_point >> 12), byte(0x80 | (code_point >> 6 & 0x3F)),
            byte(0x80 | (code_point & 0x3F))};
}

/// All characters up to U+FFFF; surrogates are none.
std::vector<std::int32_t> code_points() {
    std::vector<std::int32_t> all;
    for (std::int32_t c = 0; c < 0x10000; ++c) {
        if (c < 0xD800 || c > 0xDFFF) all.push_back(c);
    }
    return all;
}

/// What Python's str.split() takes for a space.
const std::set<std::int32_t> white_space{
    0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x1C,   0x1D,   0x1E,   0x1F,   0x20,
    0x85,   0xA0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006,
    0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};

TEST(Fold, AnyWhiteSpaceIsASpaceBetweenWordsAndNothingElseIs) {
    for (const std::int32_t c : code_points()) {
        const bool is_space = white_space.contains(c);
        EXPECT_EQ(fold("a" + encoded(c) + "b") == "a b", is_space) << c;
        EXPECT_EQ(fold("\u00e9" + encoded(c) + encoded(c) + "b") == "\u00e9 b", is_space) << c;
        EXPECT_EQ(trim(encoded(c) + "a" + encoded(c)) == "a", is_space) << c;
    }
}

TEST(Trim, LeavesNoBlankHoweverManyThereAre) {
    for (std::size_t letters = 0; letters < 20; ++letters) {
        const std::string word(letters, 'x');
        for (std::size_t blanks = 0; blanks < 40; ++blanks) {
            const std::string behind(blanks, ' ');
            EXPECT_EQ(trim(word + behind), word);
            EXPECT_EQ(trim(behind + word), word);
            EXPECT_EQ(trim(word + "\t" + behind + "\n" + behind), word);
            EXPECT_EQ(trim(word + "!" + behind), word + "!") << "the character behind a blank";
        }
    }
}

TEST(Fold, ALongRowOfMarksIsFoldedInPieces) {
    std::string marks = "x";
    for (int i = 0; i < 200'000; ++i) marks += "\u0301\u0327";  // minutes, if sorted as one
    const std::string folded = fold(marks);
    EXPECT_EQ(fold(folded), folded);
    EXPECT_GE(folded.size(), marks.size() / 2);
    std::string thirty(80, 'a');
    for (int i = 0; i < 30; ++i) thirty += "\u0323";
    EXPECT_EQ(fold(thirty).find("\u034F"), std::string::npos) << "no text has so many";
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
    // Controls, separators of lines and paragraphs, and those of Unicode's Bidi_Control property.
    const std::set<std::int32_t> unsafe{0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A, 0x202B,
                                        0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069};
    for (const std::int32_t c : code_points()) {
        const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        EXPECT_EQ(printable(encoded(c)) != encoded(c), is_control || unsafe.contains(c)) << c;
    }
}

TEST(DisplayWidth, CountsTerminalColumns) {
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("\u4e2d\u6587"), 4U);
    EXPECT_EQ(display_width("e\u0301"), 1U);
    EXPECT_EQ(display_width("\xFF\xFF"), 2U) << "a sign for each byte that is no UTF-8";
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
