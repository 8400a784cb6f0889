#include "core/text/short_words.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace sigloom {
namespace {

constexpr WordId unknown = 1'000'000;

TEST(ShortWords, FindsWhatWordIdsFindOnRandomWords) {
    std::mt19937 random(11);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const auto word = [&] {
        std::string letters(1 + below(WordHead::bytes), 'a');
        for (char& c : letters) c = "abc"[below(3)];
        return letters;
    };
    for (const std::size_t size : {0, 1, 5, 100, 3000}) {
        WordIds words;
        for (std::size_t i = 0; i < size; ++i) words.add(word());
        const ShortWords table(words, unknown);
        std::size_t found = 0;
        for (int i = 0; i < 2000; ++i) {
            const std::string wanted = word();
            const WordId id = words.find(wanted);
            ASSERT_EQ(table.find(WordHead::of(wanted)), id == WordIds::none ? unknown : id)
                << wanted;
            found += id == WordIds::none ? 0 : 1;
        }
        if (size >= 100) {
            EXPECT_GT(found, 0U);
        }
        for (WordId id = 0; id < words.size(); ++id) {
            ASSERT_EQ(table.find(WordHead::of(words.text(id))), id);
        }
    }
}

TEST(ShortWords, LeavesLongWordsOut) {
    WordIds words;
    words.add("internationalisation");
    words.add("tide");
    const ShortWords table(words, unknown);
    EXPECT_EQ(table.find(WordHead::of("tide")), 1U);
    EXPECT_EQ(table.find(WordHead::of("internationali")), unknown);
}

/// Words whose hashes begin at one slot crowd out each other: the table must grow.
TEST(ShortWords, FindsWordsWhoseHashesAreAlike) {
    WordIds words;
    for (int i = 0; words.size() < 40; ++i) {
        const std::string word = "w" + std::to_string(i);
        if (WordHead::of(word).hash() % 128 == 0) words.add(word);
    }
    const ShortWords table(words, unknown);
    for (WordId id = 0; id < words.size(); ++id) {
        EXPECT_EQ(table.find(WordHead::of(words.text(id))), id);
    }
    EXPECT_EQ(table.find(WordHead::of("tide")), unknown);
}

}  // namespace
}  // namespace sigloom
