#include "core/base/cancelled.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "core/base/in_parallel.hpp"
#include "core/base/pipeline.hpp"
#include "core/base/threads.hpp"

namespace sigloom {
namespace {

std::atomic<int> asked = 0;

/// Counts, and cancels all work when it is asked for the tenth time.
void cancel_at_tenth() {
    if (++asked == 10) cancel_all_work();
}

class CancelledTest : public testing::Test {
  protected:
    void SetUp() override { asked = 0; }
    void TearDown() override { allow_work(); }
};

TEST_F(CancelledTest, WorkGoesOnUnlessItIsCancelled) {
    EXPECT_NO_THROW(stop_if_cancelled());
    cancel_all_work();
    EXPECT_THROW(stop_if_cancelled(), Cancelled);
    EXPECT_THROW(stop_if_cancelled(), Cancelled);
    allow_work();
    EXPECT_NO_THROW(stop_if_cancelled());
}

TEST_F(CancelledTest, EveryThreadIsTold) {
    cancel_all_work();
    bool told = false;
    std::thread other([&] {
        try {
            stop_if_cancelled();
        } catch (const Cancelled&) {
            told = true;
        }
    });
    other.join();
    EXPECT_TRUE(told);
}

TEST_F(CancelledTest, IsNoErrorThatAnInputIsBlamedFor) {
    cancel_all_work();
    bool blamed = false;
    const auto work = [&] {
        try {
            stop_if_cancelled();
        } catch (const std::exception&) {
            blamed = true;
        }
    };
    EXPECT_THROW(work(), Cancelled);
    EXPECT_FALSE(blamed);
}

TEST_F(CancelledTest, APacedCheckAsksNowAndThenHoweverLongTheStepsAre) {
    set_cancellation_check([] { ++asked; });
    PacedCheck check;
    for (int i = 0; i < 100'000; ++i) check.after(10);
    EXPECT_GE(asked, 50);
    EXPECT_LE(asked, 100);
    const int before = asked;
    check.after(SIZE_MAX);
    EXPECT_EQ(asked, before + 1);
}

TEST_F(CancelledTest, EveryParallelLoopStopsWithinItsItems) {
    constexpr std::size_t many = 1'000'000;
    for (const unsigned threads : {1U, 2U, 5U}) {
        const auto expect_stopped = [&](auto loop) {
            std::atomic<std::size_t> visited = 0;
            asked = 0;
            set_cancellation_check(cancel_at_tenth);
            EXPECT_THROW(run_on_threads(threads, [&] { loop(visited); }), Cancelled);
            allow_work();
            EXPECT_LT(visited, many);
        };
        expect_stopped(
            [](auto& visited) { for_each_in_parallel(many, [&](std::size_t) { ++visited; }); });
        expect_stopped([](auto& visited) {
            for_each_task_in_parallel(many, [&](std::size_t) { ++visited; });
        });
        expect_stopped([](auto& visited) {
            const auto loop = [&] { for_each_in_parallel(many, [&](std::size_t) { ++visited; }); };
            invoke_together(loop, [] {});
        });
        expect_stopped([](auto& visited) {
            std::size_t taken = 0;
            run_pipeline<int>([&] { return ++taken < many ? std::make_unique<int>() : nullptr; },
                              [](int) {}, [&](int) { ++visited; });
        });
    }
}

TEST_F(CancelledTest, AFinishedPipelineHasSeenAllItsPieces) {
    std::size_t taken = 0;
    std::size_t finished = 0;
    run_pipeline<int>([&] { return ++taken <= 1000 ? std::make_unique<int>() : nullptr; },
                      [](int) {}, [&](int) { ++finished; });
    EXPECT_EQ(finished, 1000U);
}

TEST_F(CancelledTest, ALoopWithinALoopIsNotCutShortByWhatTheOuterOneThrows) {
    constexpr std::size_t inner = 2'000;
    for (int round = 0; round < 30; ++round) {
        std::atomic<std::size_t> cut_short = 0;
        const auto inner_loop = [&] {
            std::atomic<std::size_t> visited = 0;
            for_each_in_parallel(inner, [&](std::size_t) { ++visited; });
            if (visited != inner) ++cut_short;
        };
        const auto body = [&](std::size_t i) {
            if (i == 20) throw std::runtime_error("one of them");
            inner_loop();
            invoke_together(inner_loop, inner_loop);
            std::size_t taken = 0;
            std::size_t finished = 0;
            run_pipeline<int>([&] { return ++taken <= 50 ? std::make_unique<int>() : nullptr; },
                              [](int) {}, [&](int) { ++finished; });
            if (finished != 50) ++cut_short;
            const auto sorted = sorted_by_text(
                inner, [](std::uint32_t) { return "same"; },
                [](std::uint32_t a, std::uint32_t b) { return a > b; });
            if (sorted.front() != inner - 1) ++cut_short;
        };
        EXPECT_THROW(run_on_threads(4, [&] { for_each_task_in_parallel(100, body); }),
                     std::runtime_error);
        ASSERT_EQ(cut_short, 0U) << "round " << round;
    }
}

}  // namespace
}  // namespace sigloom
