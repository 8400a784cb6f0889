#include "core/text/packed_words.hpp"

#include <gtest/gtest.h>

#include <random>

#include "core/text/words.hpp"

namespace sigloom {
namespace {

TEST(PackedWords, ComeBackAsTheyWere) {
    std::mt19937 random(7);
    const auto below = [&](std::uint32_t n) {
        return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random);
    };
    WordStream unpacked;
    for (int round = 0; round < 200; ++round) {
        WordStream stream;
        for (std::uint32_t i = below(500); i > 0; --i) {
            const WordId word = below(1U << (1 + below(28)));
            const bool usual = below(2) == 0;
            stream.add(word, static_cast<std::uint16_t>(usual ? word_is::small : below(1024)));
        }
        const PackedWords packed(stream);
        packed.unpack({}, unpacked);
        ASSERT_EQ(packed.size(), stream.words.size());
        ASSERT_EQ(unpacked.words, stream.words);
        ASSERT_EQ(unpacked.flags, stream.flags);
    }
}

TEST(PackedWords, AreRenumbered) {
    WordStream stream;
    for (const WordId word : {2U, 0U, 1U, 2U}) stream.add(word, word_is::small);
    const std::vector<WordId> numbers{70, 800'000, 3};
    WordStream unpacked;
    PackedWords(stream).unpack(numbers, unpacked);
    EXPECT_EQ(unpacked.words, (std::vector<WordId>{3, 70, 800'000, 3}));
}

TEST(PackedWords, TakeTwoBytesWhereNumbersAreSmallAndFlagsAreUsual) {
    WordStream stream;
    for (WordId word = 0; word < 32768; ++word) stream.add(word, word_is::small);
    EXPECT_LE(PackedWords(stream).bytes(), 2 * stream.words.size() + 4);
}

}  // namespace
}  // namespace sigloom
