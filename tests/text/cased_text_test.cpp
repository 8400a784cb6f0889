#include "core/text/cased_text.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/text/fold.hpp"

namespace sigloom {
namespace {

CasedText cased(std::string_view text) {
    CasedText result;
    append_folded(text, result);
    EXPECT_EQ(result.folded.size(), result.upper.size());
    return result;
}

std::string capitals(std::string_view text) {
    const CasedText result = cased(text);
    std::string marks;
    for (const char upper : result.upper) marks += upper != 0 ? '^' : '.';
    return marks;
}

TEST(CasedText, RemembersWhereCapitalsStood) {
    EXPECT_EQ(cased("Meta and  iPhone").folded, "meta and iphone");
    EXPECT_EQ(capitals("Meta and  iPhone"), "^.........^....");
}

TEST(CasedText, WordsBeyondAsciiTellTheirFirstCapital) {
    EXPECT_EQ(cased("le \u00c9tat\u2019s").folded, "le \u00e9tat's");
    EXPECT_EQ(capitals("le \u00c9tat"), "...^....");
    EXPECT_EQ(capitals("\u00c9TAT"), "^^^^^");
    EXPECT_EQ(capitals("\u201cMeta\u201d x"), "...^........");
}

TEST(CasedText, WordsThatFoldingMakesLongerOrShorterLeaveTheOthersAlone) {
    EXPECT_EQ(cased("\ufb03 Ab \ufb03 \u212a Cd").folded, "ffi ab ffi k cd");
    EXPECT_EQ(capitals("\ufb03 Ab \ufb03 \u212a Cd"), "....^......^.^.");
}

TEST(CasedText, TextsAreKeptApart) {
    CasedText both;
    append_folded("end", both);
    append_folded("Begin", both);
    EXPECT_EQ(both.folded, "end\nbegin");
}

TEST(CasedText, FoldsLikeFoldOnRandomWords) {
    std::mt19937 random(3);
    const std::string alphabet[] = {"a", "B", "z",      "\u00e9", "E\u0301", "\u2019",
                                    "-", "9", "\u4e2d", " ",      "\u00df"};
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i) text += alphabet[random() % std::size(alphabet)];
        std::string folded = cased(text).folded;
        if (folded.ends_with(' ')) folded.pop_back();
        EXPECT_EQ(folded, fold(text)) << text;
    }
}

TEST(CasedText, ManyWordsBeyondAsciiTakeLinearTime) {
    constexpr int words = 2'000'000;
    std::string text;
    std::string folded;
    for (int i = 0; i < words; ++i) {
        text += "x\u00c9 \ufb03 ";  // the second word becomes one of three letters
        folded += "x\u00e9 ffi ";
    }
    EXPECT_TRUE(cased(text).folded == folded);
}

TEST(CasedText, KnowsTheStartsOfSentences) {
    const std::string text = "one. two \u201cthree four! (five: six";
    const auto starts = [&](std::string_view word) {
        return is_sentence_start(text, text.find(word));
    };
    EXPECT_TRUE(starts("one"));
    EXPECT_TRUE(starts("two"));
    EXPECT_FALSE(starts("three"));
    EXPECT_FALSE(starts("four"));
    EXPECT_TRUE(starts("five"));
    EXPECT_TRUE(starts("six"));
}

}  // namespace
}  // namespace sigloom
