#include "core/text/nearest.hpp"

#include <gmock/gmock.h>

#include <array>
#include <string>
#include <string_view>

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::string_view_literals;

constexpr std::array measures{"degree"sv, "strength"sv, "pagerank"sv, "betweenness"sv};

TEST(Nearest, TheNameWithOneTypingErrorComesFirst) {
    EXPECT_THAT(nearest("pagernak", measures, 1), ElementsAre("pagerank"));
    EXPECT_THAT(nearest("betweeness", measures, 1), ElementsAre("betweenness"));
    EXPECT_THAT(nearest("degreee", measures, 1), ElementsAre("degree"));
}

TEST(Nearest, NeighbouringLettersSwappedAreOneStep) {
    constexpr std::array candidates{"bbaa"sv, "abab"sv, "baab"sv};
    // abab is two substitutions or one swap from baab; bbaa is one swap from baba.
    EXPECT_THAT(nearest("baba", candidates, 3), ElementsAre("bbaa", "baab", "abab"));
}

TEST(Nearest, TiesKeepTheOrderGiven) {
    constexpr std::array candidates{"cat"sv, "bat"sv, "hat"sv};
    EXPECT_THAT(nearest("rat", candidates, 3), ElementsAre("cat", "bat", "hat"));
}

TEST(Nearest, CandidatesThatShareNothingAreLeftOut) {
    constexpr std::array candidates{"xyz"sv, "abd"sv, ""sv};
    EXPECT_THAT(nearest("abc", candidates, 3), ElementsAre("abd"));
    EXPECT_THAT(nearest("", candidates, 3), IsEmpty());
}

TEST(Nearest, LongTextsAreNearToNothing) {
    const std::string as_long_as_it_may_be(300, 'a');
    const std::string longer(301, 'a');
    const std::array<std::string_view, 2> candidates{longer, as_long_as_it_may_be};
    EXPECT_THAT(nearest(as_long_as_it_may_be, candidates, 3), ElementsAre(as_long_as_it_may_be));
    EXPECT_THAT(nearest(longer, candidates, 3), IsEmpty());
}

TEST(Nearest, CountsCharactersAndNotBytes) {
    // In bytes, one different Chinese character is up to three steps, more than two letters.
    constexpr std::array candidates{"数椐12"sv, "数据"sv};
    EXPECT_THAT(nearest("数椐", candidates, 2), ElementsAre("数据", "数椐12"));
}

TEST(Nearest, NoCandidatesGiveNothing) {
    EXPECT_THAT(nearest("abc", {}, 3), IsEmpty());
}

}  // namespace
}  // namespace sigloom
