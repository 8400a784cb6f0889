#include "core/base/per_thread.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <thread>
#include <vector>

#include "core/base/in_parallel.hpp"

namespace sigloom {
namespace {

TEST(PerThread, GivesAThreadTheSameValueEveryTimeAndOthersOtherOnes) {
    PerThread<int> counts([] { return 7; });
    EXPECT_EQ(&counts.local(), &counts.local());
    EXPECT_EQ(counts.local(), 7);
    int* of_other = nullptr;
    std::thread([&] { of_other = &counts.local(); }).join();
    EXPECT_NE(of_other, &counts.local());
    EXPECT_EQ(counts.all().size(), 2U);
}

TEST(PerThread, NothingIsCountedTwiceOrLostByParallelLoops) {
    PerThread<std::size_t> counts;
    constexpr std::size_t count = 100'000;
    for_each_in_parallel(
        count, [&]() -> std::size_t& { return counts.local(); },
        [](std::size_t, std::size_t& of_thread) { ++of_thread; });
    std::size_t sum = 0;
    for (const auto& each : counts.all()) sum += *each;
    EXPECT_EQ(sum, count);
}

}  // namespace
}  // namespace sigloom
