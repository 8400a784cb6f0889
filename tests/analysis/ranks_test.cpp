#include "core/analysis/ranks.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

namespace sigloom::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Ranks, EqualScoresShareOneAndTheNextIsAsIfTheyDidNot) {
    const std::vector<double> scores{3, 9, 3, 1};
    const std::vector<Node> all{0, 1, 2, 3};
    EXPECT_THAT(ranks_among(all, scores), ElementsAre(2, 1, 2, 4));
}

TEST(Ranks, CountOnlyTheNodesAmongWhichTheyAre) {
    const std::vector<double> scores{3, 9, 3, 1};
    EXPECT_THAT(ranks_among(std::vector<Node>{3, 0}, scores), ElementsAre(2, 1));
    EXPECT_THAT(ranks_among(std::vector<Node>{}, scores), IsEmpty());
}

TEST(Ranks, AreOneMoreThanTheNumberOfHigherScores) {
    std::mt19937 random(1);
    for (std::size_t round = 0; round < 200; ++round) {
        std::vector<double> scores(random() % 40);
        for (double& score : scores) score = static_cast<double>(random() % 10) / 3;
        std::vector<Node> nodes;
        for (Node node = 0; node < scores.size(); ++node) {
            if (random() % 3 > 0) nodes.push_back(node);
        }
        std::ranges::shuffle(nodes, random);
        std::vector<std::uint32_t> expected;
        for (const Node node : nodes) {
            const auto higher = [&](Node other) { return scores[other] > scores[node]; };
            expected.push_back(
                static_cast<std::uint32_t>(1 + std::ranges::count_if(nodes, higher)));
        }
        EXPECT_EQ(ranks_among(nodes, scores), expected);
    }
}

TEST(Ranks, InGroupsAreThoseAmongEachGroup) {
    const std::vector<double> scores{3, 9, 3, 1, 5};
    const std::vector<std::vector<Node>> groups{{0, 3}, {2, 1}};
    EXPECT_THAT(ranks_in_groups(groups, scores), ElementsAre(1, 1, 2, 2, 0));
}

TEST(Scores, AreTheNumbersOfAnyColumn) {
    EXPECT_THAT(scores_of(std::vector<std::int32_t>{1, 2}), ElementsAre(1, 2));
    EXPECT_THAT(scores_of(std::vector<double>{0.5}), ElementsAre(0.5));
    EXPECT_THROW(scores_of(TextColumn()), std::invalid_argument);
}

}  // namespace
}  // namespace sigloom::test
