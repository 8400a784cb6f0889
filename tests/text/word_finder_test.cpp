#include "core/text/word_finder.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace sigloom {
namespace {

TEST(WordFinder, FindsWhatWordIdsFindOnRandomWords) {
    std::mt19937 random(11);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const auto word = [&] {
        std::string letters(1 + below(WordHead::bytes), 'a');
        for (char& c : letters) c = "abc"[below(3)];
        return letters;
    };
    for (const std::size_t size : {0U, 1U, 5U, 100U, 3000U}) {
        WordIds words;
        for (std::size_t i = 0; i < size; ++i) words.add(word());
        const WordFinder finder(words);
        std::size_t found = 0;
        for (int i = 0; i < 2000; ++i) {
            const std::string wanted = word();
            const WordId id = words.find(wanted);
            ASSERT_EQ(finder.find_short(WordHead::of(wanted)),
                      id == WordIds::none ? words.size() : id)
                << wanted;
            found += id == WordIds::none ? 0 : 1;
        }
        if (size >= 100) {
            EXPECT_GT(found, 0U);
        }
        for (WordId id = 0; id < words.size(); ++id) {
            ASSERT_EQ(finder.find_short(WordHead::of(words.text(id))), id);
        }
    }
}

TEST(WordFinder, FindsLongWords) {
    WordIds words;
    words.add("internationalisation");
    words.add("tide");
    const WordFinder finder(words);
    EXPECT_EQ(finder.find("internationalisation"), 0U);
    EXPECT_EQ(finder.find("tide"), 1U);
    EXPECT_EQ(finder.find("internationalism"), 2U);
    EXPECT_EQ(finder.find_short(WordHead::of("internationali")), 2U);
}

/// What the hash makes of a bit of a word's first half, it makes of another one in the second, too.
TEST(WordFinder, FindsWordsOfEqualHashes) {
    WordIds words;
    for (const char* word : {"aaaaaaaaaaaaaaa", "`aaaaaaaaaaaiaa", "tide", "ebb"}) words.add(word);
    const WordFinder finder(words);
    for (WordId id = 0; id < words.size(); ++id) {
        EXPECT_EQ(finder.find_short(WordHead::of(words.text(id))), id);
    }
    EXPECT_EQ(finder.find_short(WordHead::of("`aaaaaaaaaaaaaa")), words.size());
}

TEST(WordFinder, FindsNothingWhereThereIsNothing) {
    const WordIds words;
    const WordFinder finder(words);
    EXPECT_EQ(finder.find_short(WordHead::of("tide")), 0U);
    EXPECT_EQ(finder.find_short(WordHead::of("")), 0U);
    EXPECT_EQ(finder.find("internationalisation"), 0U);
}

}  // namespace
}  // namespace sigloom
