#include "core/text/words.hpp"

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <vector>

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    WordReader reader(text);
    while (reader.next()) words.emplace_back(reader.folded());
    return words;
}

std::uint16_t flags_of_last(std::string_view text) {
    WordReader reader(text);
    std::uint16_t flags = 0;
    while (reader.next()) flags = reader.flags();
    return flags;
}

bool has(std::uint16_t flags, std::uint16_t bit) {
    return (flags & bit) != 0;
}

TEST(Words, AreFolded) {
    EXPECT_THAT(words_of("The Orkney tides"), ElementsAre("the", "orkney", "tides"));
    EXPECT_THAT(words_of("CAFÉ naïve ｗｉｄｅ"), ElementsAre("café", "naïve", "wide"));
    EXPECT_THAT(words_of("Cafe\xCC\x81"), ElementsAre("café"));
}

TEST(Words, SignsBetweenLettersBelongToThem) {
    EXPECT_THAT(words_of("AT&T, Character.AI and C++."),
                ElementsAre("at&t", "character.ai", "and", "c++"));
    EXPECT_THAT(words_of("either/or"), ElementsAre("either", "or"));
}

TEST(Words, AbbreviationsWithPeriodsAreReadWithoutThem) {
    EXPECT_THAT(words_of("in the U.S. and the U.K."),
                ElementsAre("in", "the", "us", "and", "the", "uk"));
    EXPECT_TRUE(is_all_capitals(flags_of_last("in the U.S.")));
}

TEST(Words, APossessiveIsTakenAway) {
    EXPECT_THAT(words_of("Meta's café’s"), ElementsAre("meta", "café"));
    EXPECT_TRUE(has(flags_of_last("of Meta's"), word_is::possessive));
    EXPECT_TRUE(has(flags_of_last("of Meta’s"), word_is::possessive));
    EXPECT_FALSE(has(flags_of_last("of Metas"), word_is::possessive));
}

TEST(Words, SentencesStartAfterPeriodsAndColons) {
    EXPECT_TRUE(has(flags_of_last("Tides"), word_is::sentence_start));
    EXPECT_TRUE(has(flags_of_last("It ends. Tides"), word_is::sentence_start));
    EXPECT_TRUE(has(flags_of_last("They are: Tides"), word_is::sentence_start));
    EXPECT_FALSE(has(flags_of_last("all Tides"), word_is::sentence_start));
    EXPECT_FALSE(has(flags_of_last("the U.S. Tides"), word_is::sentence_start));
    EXPECT_FALSE(has(flags_of_last("for Dr. Tides"), word_is::sentence_start));
    EXPECT_FALSE(has(flags_of_last("Inc., Tides"), word_is::sentence_start));
}

TEST(Words, OneHyphenJoinsAndOtherSignsBreak) {
    EXPECT_TRUE(has(flags_of_last("AI-driven"), word_is::after_hyphen));
    EXPECT_FALSE(has(flags_of_last("AI-driven"), word_is::after_break));
    EXPECT_FALSE(has(flags_of_last("AI - driven"), word_is::after_hyphen));
    EXPECT_TRUE(has(flags_of_last("AI - driven"), word_is::after_break));
    EXPECT_TRUE(has(flags_of_last("AI, driven"), word_is::after_break));
    EXPECT_FALSE(has(flags_of_last("AI driven"), word_is::after_break));
}

TEST(Words, KeepTheirPlaceInTheText) {
    const std::string text = " «Été»: Orkney's";
    WordReader reader(text);
    ASSERT_TRUE(reader.next());
    EXPECT_EQ(text.substr(reader.begin(), reader.end() - reader.begin()), "Été");
    ASSERT_TRUE(reader.next());
    EXPECT_EQ(text.substr(reader.begin(), reader.end() - reader.begin()), "Orkney");
}

TEST(Words, WhatIsTooLongIsNoWord) {
    EXPECT_THAT(words_of(std::string(1'000'000, 'a')), IsEmpty());
    EXPECT_THAT(words_of(std::string(300, 'a') + " tide"), ElementsAre("tide"));
    std::string marks = "e";
    for (int i = 0; i < 100'000; ++i) marks += "\xCC\x81";
    EXPECT_THAT(words_of(marks + " tide"), ElementsAre("tide"));
}

TEST(Words, BytesThatAreNoUtf8PartWords) {
    EXPECT_THAT(words_of("a\xFFz \xC3"), ElementsAre("a", "z"));
}

/// What a word and the text before it tell, one character at a time.
std::uint16_t plain_flags(std::string_view word, std::string_view before, std::string_view behind,
                          bool is_first, bool period_is_spelling) {
    std::uint16_t flags = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] >= 'A' && word[i] <= 'Z') {
            flags |= i == 0 ? word_is::capitalized : word_is::inner_capital;
        }
        if (word[i] >= 'a' && word[i] <= 'z') flags |= word_is::lower_case;
        if (word[i] >= '0' && word[i] <= '9') flags |= word_is::with_digit;
    }
    const bool ends_sentence = before.find_first_of("!?:") != std::string_view::npos ||
                               (before.starts_with('.') && !period_is_spelling);
    const bool breaks = ends_sentence || before == " - " || before == ", " || before == "/";
    if (is_first || ends_sentence) flags |= word_is::sentence_start;
    if (is_first || breaks) flags |= word_is::after_break;
    if (before == "-") flags |= word_is::after_hyphen;
    if (behind.starts_with('?')) flags |= word_is::question;
    if (behind.starts_with('!')) flags |= word_is::exclamation;
    return flags;
}

TEST(Words, AreThoseOfASlowReaderOnRandomTexts) {
    constexpr std::string_view letters = "abzABZ09";
    const std::vector<std::string> separators{" ",   " ",  " ", " ",  ", ", ". ", "-",
                                              " - ", "? ", "!", ": ", "/",  "  "};
    std::mt19937 random(7);
    for (int round = 0; round < 2'000; ++round) {
        std::vector<std::string> words(1 + random() % 40);
        std::vector<std::string> behind(words.size());
        std::string text;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::size_t size = 1 + random() % (i % 5 == 4 ? 20 : 6);
            while (words[i].size() < size) words[i] += letters[random() % letters.size()];
            behind[i] = separators[random() % separators.size()];
            text += words[i] + behind[i];
        }
        WordReader reader(text);
        std::size_t begin = 0;
        bool period_is_spelling = false;
        for (std::size_t i = 0; i < words.size(); ++i) {
            ASSERT_TRUE(reader.next()) << text;
            std::string folded = words[i];
            for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            ASSERT_EQ(reader.folded(), folded) << text;
            ASSERT_EQ(reader.begin(), begin) << text;
            ASSERT_EQ(reader.end(), begin + words[i].size()) << text;
            ASSERT_EQ(reader.flags(), plain_flags(words[i], i == 0 ? "" : behind[i - 1], behind[i],
                                                  i == 0, period_is_spelling))
                << text << " at " << words[i];
            period_is_spelling = words[i].size() == 1 && has_capital(reader.flags());
            begin += words[i].size() + behind[i].size();
        }
        ASSERT_FALSE(reader.next()) << text;
    }
}

TEST(Words, GoOnWhereAnotherReaderStopped) {
    const std::string text = "The U.S. and Dr. Tide-like ’ \u00C9t\u00E9, Orkney's";
    WordReader whole(text);
    ReadingPlace place;
    while (whole.next()) {
        WordReader rest(text, place);
        ASSERT_TRUE(rest.next());
        EXPECT_EQ(rest.folded(), whole.folded());
        EXPECT_EQ(rest.flags(), whole.flags());
        EXPECT_EQ(rest.begin(), whole.begin());
        place = rest.place();
    }
    EXPECT_FALSE(WordReader(text, place).next());
}

}  // namespace
}  // namespace sigloom
