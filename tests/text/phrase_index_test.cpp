#include "core/text/phrase_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace sigloom {
namespace {

using Words = std::vector<WordId>;

TEST(PhraseIndex, FindsWhatWasAddedAndNothingElseOnRandomPhrases) {
    std::mt19937 random(7);
    const auto below = [&](std::uint32_t n) {
        return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random);
    };
    for (int round = 0; round < 50; ++round) {
        constexpr std::uint32_t vocabulary = 6;
        PhraseIndex index(vocabulary, below(20));
        std::vector<Words> added;
        for (std::uint32_t i = 0; i < 1 + below(400); ++i) {
            Words phrase(1 + below(5));
            for (WordId& word : phrase) word = below(vocabulary);
            const PhraseIndex::Phrase number = index.add(phrase);
            const auto known = std::ranges::find(added, phrase);
            ASSERT_EQ(number, known - added.begin());
            if (known == added.end()) added.push_back(phrase);
        }
        ASSERT_EQ(index.size(), added.size());
        for (const Words& phrase : added) {
            ASSERT_TRUE(index.may_begin(phrase[0], phrase.size() > 1 ? phrase[1] : below(6)));
        }
        for (int i = 0; i < 200; ++i) {
            Words wanted(1 + below(6));
            for (WordId& word : wanted) word = below(vocabulary);
            PhraseIndex::Match match = index.first(wanted.front());
            std::size_t at = 1;
            for (; at < wanted.size() && match.node != PhraseIndex::none; ++at) {
                match = index.next(match.node, wanted[at]);
            }
            const auto found = at == wanted.size() ? match.phrase : PhraseIndex::none;
            const auto known = std::ranges::find(added, wanted);
            ASSERT_EQ(found, known == added.end()
                                 ? PhraseIndex::none
                                 : static_cast<std::uint32_t>(known - added.begin()));
        }
    }
}

TEST(WordIds, GiveEachWordOneNumber) {
    WordIds ids;
    ids.add("tide");
    ids.reserve(100);
    EXPECT_EQ(ids.find("tide"), 0U);
    std::vector<std::string> words;
    for (int i = 0; i < 5000; ++i) words.push_back("word" + std::to_string(i * 7919 % 2500));
    for (const std::string& word : words) ids.add(word);
    EXPECT_EQ(ids.size(), 2501U);
    for (const std::string& word : words) {
        ASSERT_EQ(ids.text(ids.find(word)), word);
        ASSERT_EQ(ids.add(word), ids.find(word));
    }
    EXPECT_EQ(ids.find("no such word"), WordIds::none);
    EXPECT_EQ(ids.text(ids.add("")), "");
}

}  // namespace
}  // namespace sigloom
