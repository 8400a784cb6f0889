#include "core/foresight/group_changes.hpp"

#include <gmock/gmock.h>

#include <random>
#include <set>
#include <tuple>

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Groups = std::vector<std::vector<std::uint32_t>>;

TEST(GroupChanges, TellsSplitsFromMergersBeginningsAndEnds) {
    const Groups before{
        {0, 1, 2, 3, 4, 5}, {10, 11, 12}, {13, 14, 15}, {20, 21, 22}, {30, 31, 32, 33}};
    const Groups after{
        {0, 1, 2}, {3, 4, 5}, {10, 11, 12, 13, 14, 15}, {40, 41, 42}, {30, 31, 32, 34}};
    const auto changes = group_changes(before, after);
    ASSERT_EQ(changes.size(), 5U);
    EXPECT_EQ(changes[0].event, GroupEvent::appeared);
    EXPECT_THAT(changes[0].after, ElementsAre(3));
    EXPECT_EQ(changes[1].event, GroupEvent::gone);
    EXPECT_THAT(changes[1].before, ElementsAre(3));
    EXPECT_EQ(changes[2].event, GroupEvent::split);
    EXPECT_THAT(changes[2].before, ElementsAre(0));
    EXPECT_THAT(changes[2].after, ElementsAre(0, 1));
    EXPECT_EQ(changes[3].event, GroupEvent::merged);
    EXPECT_THAT(changes[3].before, ElementsAre(1, 2));
    EXPECT_EQ(changes[4].event, GroupEvent::changed);
    EXPECT_DOUBLE_EQ(changes[4].jaccard, 3.0 / 5) << "three of five";
}

TEST(GroupChanges, GroupsThatAreTheSameOrSmallAreLeftOut) {
    EXPECT_THAT(group_changes(Groups{{0, 1, 2}, {3, 4}}, Groups{{0, 1, 2}, {5, 6}}), IsEmpty());
    EXPECT_THAT(group_changes(Groups{}, Groups{}), IsEmpty());
}

TEST(GroupChanges, TheThresholdSaysHowMuchOfTheSmallerOneIsEnough) {
    const Groups before{{0, 1, 2, 3}};
    const Groups after{{0, 1, 4, 5, 6}};
    EXPECT_EQ(group_changes(before, after, {.inclusion = 0.5})[0].event, GroupEvent::changed);
    EXPECT_EQ(group_changes(before, after, {.inclusion = 0.6}).size(), 2U) << "one new, one gone";
}

Groups random_groups(std::mt19937& random) {
    Groups groups(random() % 6);
    for (std::uint32_t thing = 0; thing < 40 && !groups.empty(); ++thing) {
        const std::size_t group = random() % (groups.size() + 1);
        if (group < groups.size()) groups[group].push_back(thing);
    }
    return groups;
}

TEST(GroupChanges, TheOtherWayRoundIsTheMirrorImage) {
    std::mt19937 random(3);
    const auto facts = [](const std::vector<GroupChange>& changes, bool mirror) {
        std::set<
            std::tuple<GroupEvent, std::vector<std::uint32_t>, std::vector<std::uint32_t>, double>>
            all;
        for (const auto& [event, before, after, jaccard] : changes) {
            constexpr GroupEvent mirrored[] = {GroupEvent::gone, GroupEvent::appeared,
                                               GroupEvent::merged, GroupEvent::split,
                                               GroupEvent::changed};
            if (mirror) {
                all.emplace(mirrored[static_cast<std::size_t>(event)], after, before, jaccard);
            } else {
                all.emplace(event, before, after, jaccard);
            }
        }
        return all;
    };
    for (int i = 0; i < 200; ++i) {
        const Groups a = random_groups(random);
        const Groups b = random_groups(random);
        EXPECT_EQ(facts(group_changes(a, b, {.inclusion = 0.3}), false),
                  facts(group_changes(b, a, {.inclusion = 0.3}), true));
        EXPECT_THAT(group_changes(a, a), IsEmpty());
    }
}

}  // namespace
}  // namespace sigloom
