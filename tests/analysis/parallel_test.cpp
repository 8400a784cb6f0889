#include "core/analysis/parallel.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace sigloom::test {
namespace {

using testing::Each;
using testing::ElementsAre;

TEST(ForEachBlock, VisitsEveryItemOnceForAnyNumberOfBlocksAndThreads) {
    for (const std::size_t items : {0, 1, 2, 63, 64, 65, 1000}) {
        for (const std::size_t blocks : {1, 2, 64, 5000}) {
            for (const unsigned threads : {0, 1, 2, 5}) {
                std::vector<int> visits(items, 0);
                for_each_block(items, blocks, {.threads = threads, .progress = {}},
                               [&](const Block& block) {
                                   for (std::size_t i = block.begin; i < block.end; ++i)
                                       ++visits[i];
                               });
                EXPECT_THAT(visits, Each(1)) << items << " items, " << blocks << " blocks";
            }
        }
    }
}

TEST(ForEachBlock, CutsByTheAmountOfWorkAlone) {
    for (const unsigned threads : {1, 2, 5}) {
        std::vector<std::pair<std::size_t, std::size_t>> borders(3);
        for_each_block(10, 3, {.threads = threads, .progress = {}}, [&](const Block& block) {
            borders[block.index] = {block.begin, block.end};
        });
        EXPECT_THAT(borders,
                    ElementsAre(testing::Pair(0, 3), testing::Pair(3, 6), testing::Pair(6, 10)));
    }
}

TEST(ForEachBlock, ReportsARisingShareUpToOne) {
    std::vector<double> shares;  // not guarded: calls must come one at a time
    for_each_block(100, 4,
                   {.threads = 2, .progress = [&](double share) { shares.push_back(share); }},
                   [](const Block&) {});
    EXPECT_THAT(shares, ElementsAre(0.25, 0.5, 0.75, 1));
}

TEST(ForEachBlock, UsesNoMoreThreadsThanAllowed) {
    std::atomic<int> inside = 0;
    std::atomic<bool> together = false;
    for_each_block(200, 200, {.threads = 1, .progress = {}}, [&](const Block&) {
        if (++inside > 1) together = true;
        std::this_thread::sleep_for(std::chrono::microseconds(100));
        --inside;
    });
    EXPECT_FALSE(together);
}

TEST(ForEachBlock, PassesAnExceptionOn) {
    EXPECT_THROW(for_each_block(10, 10, {},
                                [](const Block& block) {
                                    if (block.index == 7) throw std::runtime_error("block 7");
                                }),
                 std::runtime_error);
}

TEST(ForEachBlock, BeginsNoFurtherBlockOnceProgressThrows) {
    for (const unsigned threads : {1U, 2U, 5U}) {
        std::atomic<std::size_t> begun = 0;
        const auto stop = [](double) { throw Cancelled(); };
        EXPECT_THROW(for_each_block(10000, 10000, {.threads = threads, .progress = stop},
                                    [&](const Block&) { ++begun; }),
                     Cancelled);
        EXPECT_LT(begun, 10000U);
    }
}

TEST(ForEachBlock, IsCalledOffByAFlagThatAnotherThreadMaySet) {
    for (const unsigned threads : {1U, 2U, 5U}) {
        std::atomic<bool> cancel = false;
        std::atomic<std::size_t> begun = 0;
        const MeasureContext context{.threads = threads, .progress = {}, .cancel = &cancel};
        EXPECT_THROW(for_each_block(10000, 10000, context,
                                    [&](const Block&) {
                                        if (++begun == 3) cancel = true;
                                    }),
                     Cancelled);
        EXPECT_LT(begun, 10000U);
    }
}

TEST(MeasureContext, WithoutAFlagIsNeverCalledOff) {
    std::atomic<bool> cancel = false;
    EXPECT_NO_THROW(MeasureContext().stop_if_cancelled());
    EXPECT_NO_THROW((MeasureContext{.cancel = &cancel}.stop_if_cancelled()));
    cancel = true;
    EXPECT_THROW((MeasureContext{.cancel = &cancel}.stop_if_cancelled()), Cancelled);
}

}  // namespace
}  // namespace sigloom::test
