#include "core/text/nearest.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

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
    constexpr std::array candidates{"abab"sv, "baab"sv, "bbaa"sv};
    // One swap from baba; abab is two substitutions, which is half of it.
    EXPECT_THAT(nearest("baba", candidates, 3), ElementsAre("baab", "bbaa"));
}

/// Optimal string alignment as Boytsov (2011, section 2.2) defines it, by the ends of the texts.
std::size_t steps_between(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return a.size() + b.size();
    const std::string_view x = a.substr(0, a.size() - 1);
    const std::string_view y = b.substr(0, b.size() - 1);
    std::size_t least = steps_between(x, y) + (a.back() == b.back() ? 0 : 1);
    least = std::min({least, steps_between(x, b) + 1, steps_between(a, y) + 1});
    if (!x.empty() && !y.empty() && a.back() == y.back() && x.back() == b.back()) {
        const auto without_two = [](std::string_view text) {
            return text.substr(0, text.size() - 2);
        };
        least = std::min(least, steps_between(without_two(a), without_two(b)) + 1);
    }
    return least;
}

TEST(Nearest, AreThoseOfFewestStepsOnRandomNames) {
    std::mt19937 random(5);
    const auto name = [&] {
        std::string letters(random() % 6, 'a');
        for (char& c : letters) c = "abc"[random() % 3];
        return letters;
    };
    for (int round = 0; round < 500; ++round) {
        const std::string wanted = name();
        std::vector<std::string> names(10);
        std::ranges::generate(names, name);
        std::vector<std::string_view> expected;
        for (const std::string& each : names) {
            const bool begins_so = wanted.size() >= 3 && each.starts_with(wanted);
            if (begins_so ||
                3 * steps_between(wanted, each) <= std::max(wanted.size(), each.size())) {
                expected.push_back(each);
            }
        }
        std::ranges::stable_sort(
            expected, {}, [&](std::string_view each) { return steps_between(wanted, each); });
        const std::vector<std::string_view> candidates(names.begin(), names.end());
        EXPECT_EQ(nearest(wanted, candidates, 10), expected) << wanted;
        expected.resize(std::min<std::size_t>(expected.size(), 2));
        EXPECT_EQ(nearest(wanted, candidates, 2), expected) << wanted;
    }
}

TEST(Nearest, TiesKeepTheOrderGiven) {
    constexpr std::array candidates{"cat"sv, "bat"sv, "hat"sv};
    EXPECT_THAT(nearest("rat", candidates, 3), ElementsAre("cat", "bat", "hat"));
}

TEST(Nearest, WhatIsNotNearIsLeftOut) {
    constexpr std::array candidates{"xyz"sv, "abd"sv, "a"sv, ""sv};
    EXPECT_THAT(nearest("abc", candidates, 3), ElementsAre("abd"));
    EXPECT_THAT(nearest("stats", measures, 3), IsEmpty());
    EXPECT_THAT(nearest("betw", measures, 3), ElementsAre("betweenness")) << "it begins so";
    EXPECT_THAT(nearest("", candidates, 3), ElementsAre("")) << "it is the same";
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
    constexpr std::array candidates{"数椐源12"sv, "数据源"sv};
    EXPECT_THAT(nearest("数椐源", candidates, 2), ElementsAre("数据源", "数椐源12"));
}

TEST(Nearest, NoCandidatesGiveNothing) {
    EXPECT_THAT(nearest("abc", {}, 3), IsEmpty());
}

}  // namespace
}  // namespace sigloom
