#include "core/report/clean_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sigloom {
namespace {

std::string clean(std::string_view text) {
    TextStore texts;
    const std::string kept(clean_text(text, texts));
    EXPECT_EQ(clean_text(std::string(text)), kept);
    EXPECT_EQ(clean_text(kept), kept) << "what is clean stays";
    return kept;
}

TEST(CleanText, ACleanTextIsNotCopied) {
    TextStore texts;
    for (const std::string_view text : {"", "a", "sea level", "caf\u00E9 au lait, d\u2019accord"}) {
        EXPECT_EQ(clean_text(text, texts).data(), text.data()) << text;
    }
}

TEST(CleanText, EveryRunOfWhiteSpaceIsOneSpace) {
    EXPECT_EQ(clean("open  water"), "open water");
    EXPECT_EQ(clean("sea\u00A0level"), "sea level");
    EXPECT_EQ(clean(" \tsea \u2003\n level\u3000"), "sea level");
    EXPECT_EQ(clean(std::string(40, 'a') + "  " + std::string(40, 'b')),
              std::string(40, 'a') + ' ' + std::string(40, 'b'));
    EXPECT_EQ(clean(" \u00A0 "), "");
}

TEST(CleanText, FindsWhatIsNotCleanAtEveryPlaceOfATextOfEveryLength) {
    for (std::size_t size = 2; size < 70; ++size) {
        for (std::size_t at = 1; at + 1 < size; ++at) {
            std::string text(size, 'x');
            text[at] = '\t';
            std::string expected(size, 'x');
            expected[at] = ' ';
            EXPECT_EQ(clean(text), expected);
            text[at] = ' ';
            EXPECT_EQ(clean(text), text);
            text.insert(at, 1, ' ');
            EXPECT_EQ(clean(text), expected);
        }
        EXPECT_EQ(clean(std::string(size, 'x') + '\x1b'), std::string(size, 'x') + "\uFFFD");
        EXPECT_EQ(clean(std::string(size, 'x') + ' '), std::string(size, 'x'));
    }
}

TEST(CleanText, InvisibleCharactersGo) {
    EXPECT_EQ(clean("coast\u00ADline"), "coastline");
    EXPECT_EQ(clean("\uFEFFdro\u200Bnes\u2060"), "drones");
    EXPECT_EQ(clean("a\u202Eb\u2069"), "ab") << "which change the order of what is shown";
    EXPECT_EQ(clean("a \u200B b"), "a b");
}

TEST(CleanText, JoinersStayWhereScriptsAndEmojiNeedThem) {
    EXPECT_EQ(clean("\u0645\u06CC\u200C\u062E\u0648"), "\u0645\u06CC\u200C\u062E\u0648");
    EXPECT_EQ(clean("\U0001F468\u200D\U0001F33E"), "\U0001F468\u200D\U0001F33E");
    EXPECT_EQ(clean("dro\u200Dnes\u200C"), "drones");
}

TEST(CleanText, ControlCharactersAreReplacedWhereTheyCanBeSeen) {
    EXPECT_EQ(clean("\x1b[31mred"), "\uFFFD[31mred");
    EXPECT_EQ(clean("a\u0090b\x7F"), "a\uFFFDb\uFFFD");
}

}  // namespace
}  // namespace sigloom
