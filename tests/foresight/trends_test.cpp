#include "core/foresight/trends.hpp"

#include <gmock/gmock.h>

namespace sigloom {
namespace {

ReportEntry entry(std::int32_t date) {
    return {.path = {}, .title = {}, .url = {}, .date = date};
}

/// Of things that `counts` reports name in each of the periods, which have 20 reports each.
std::vector<Trend> trends_of(const std::vector<std::vector<std::int32_t>>& counts,
                             const TrendOptions& options = {}) {
    const auto periods = static_cast<std::uint32_t>(counts.front().size());
    std::vector<ReportEntry> reports;
    for (std::uint32_t t = 0; t < periods; ++t) {
        const auto month = static_cast<std::int32_t>(20240001 + 100 * (t + 1));
        reports.insert(reports.end(), 20, entry(month));
    }
    ListPerNode<std::uint32_t> lists{{0}, {}};
    for (const auto& of_thing : counts) {
        for (std::uint32_t t = 0; t < periods; ++t) {
            for (std::int32_t i = 0; i < of_thing[t]; ++i) {
                lists.items.push_back(20 * t + static_cast<std::uint32_t>(i));
            }
        }
        lists.begin.push_back(static_cast<std::uint32_t>(lists.items.size()));
    }
    return trends(lists, reports, timeline_of(reports, PeriodLength::month), options);
}

TEST(Trends, ASingleBurstIsNoTrend) {
    const auto found = trends_of({{0, 0, 0, 0, 0, 0, 0, 9, 9, 0, 0, 0},
                                  {0, 0, 1, 0, 1, 2, 2, 3, 4, 4, 5, 6},
                                  {6, 5, 4, 4, 3, 2, 2, 1, 0, 1, 0, 0},
                                  {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}});
    EXPECT_LT(found[0].adjusted, 0.05) << "the slope alone";
    EXPECT_EQ(found[0].direction, Direction::steady);
    const auto late = trends_of({{0, 0, 0, 1, 0, 0, 0, 1, 0, 9, 9, 0}});
    EXPECT_LT(late[0].order.p, 0.2);
    EXPECT_EQ(late[0].direction, Direction::steady) << "where order alone would have it";
    ASSERT_EQ(found[0].bursts.size(), 1U);
    EXPECT_EQ(found[0].bursts[0].first, 7U);
    EXPECT_EQ(found[0].bursts[0].last, 8U);
    EXPECT_EQ(found[1].direction, Direction::rising);
    EXPECT_EQ(found[2].direction, Direction::fading);
    EXPECT_EQ(found[3].direction, Direction::steady);
}

TEST(Trends, ARiseEndsInABurstOnlyWhereTheBurstStandsOutFromIt) {
    const std::vector<std::int32_t> rise{0, 1, 1, 1, 2, 2, 3, 4, 5, 7, 9, 12};
    std::vector<std::int32_t> with_peak = rise;
    with_peak[7] = 20;
    const auto found = trends_of({rise, with_peak});
    EXPECT_EQ(found[0].direction, Direction::rising);
    EXPECT_THAT(found[0].bursts, testing::IsEmpty());
    EXPECT_EQ(found[1].direction, Direction::rising);
    ASSERT_EQ(found[1].bursts.size(), 1U);
    const auto all = trends_of({rise}, {.burst_level = 1});
    EXPECT_EQ(all[0].bursts.size(), 1U);
}

TEST(Trends, AreCorrectedForHowManyAreLookedAt) {
    std::vector<std::vector<std::int32_t>> counts{{0, 0, 0, 1, 1, 2, 2, 3}};
    EXPECT_EQ(trends_of(counts)[0].direction, Direction::rising);
    counts.resize(40, std::vector<std::int32_t>(8, 1));
    const auto found = trends_of(counts);
    EXPECT_LT(found[0].p, 0.05);
    EXPECT_GT(found[0].adjusted, 0.05);
    EXPECT_EQ(found[0].direction, Direction::steady);
    EXPECT_EQ(trends_of(counts, {.level = 0.95})[0].direction, Direction::rising);
}

TEST(Trends, ShowEveryBurstOnlyWhereThatIsAskedFor) {
    const std::vector<std::vector<std::int32_t>> counts{{0, 0, 0, 3, 0, 0, 0, 0, 0, 0}};
    EXPECT_EQ(trends_of(counts, {.burst = {.gamma = 0.1}, .burst_level = 1})[0].bursts.size(), 1U);
    EXPECT_THAT(trends_of(counts, {.burst = {.gamma = 0.1}, .burst_level = 0.01})[0].bursts,
                testing::IsEmpty());
}

TEST(Trends, OfNothingAreNone) {
    const auto reports = std::vector{entry(20240115), entry(20240301)};
    const Timeline timeline = timeline_of(reports, PeriodLength::month);
    EXPECT_THAT(trends({}, reports, timeline), testing::IsEmpty());
    const auto found = trends({{0, 0}, {}}, reports, timeline);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].p, 1);
    EXPECT_EQ(found[0].direction, Direction::steady);
}

}  // namespace
}  // namespace sigloom
