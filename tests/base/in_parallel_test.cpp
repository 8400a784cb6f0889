#include "core/base/in_parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sigloom {
namespace {

TEST(InvokeTogether, CallsEveryFunction) {
    int a = 0;
    int b = 0;
    int c = 0;
    invoke_together([&] { a = 1; }, [&] { b = 2; }, [&] { c = 3; });
    EXPECT_EQ(a, 1);
    EXPECT_EQ(b, 2);
    EXPECT_EQ(c, 3);
}

TEST(InvokeTogether, LoopsWithinTheOthersGoOnToTheirEndWhenOneThrows) {
    constexpr std::size_t count = 10'000;
    for (int round = 0; round < 50; ++round) {
        std::atomic<std::size_t> visited = 0;
        const auto loop = [&] { for_each_in_parallel(count, [&](std::size_t) { ++visited; }); };
        const auto refuse = [] { throw std::invalid_argument("refused"); };
        EXPECT_THROW(invoke_together(refuse, loop, loop), std::invalid_argument);
        ASSERT_EQ(visited, 2 * count);
    }
}

TEST(InvokeTogether, RethrowsTheErrorOfTheFirstFunctionThatThrew) {
    for (int round = 0; round < 50; ++round) {
        try {
            invoke_together([] {}, [] { throw std::runtime_error("second"); },
                            [] { throw std::runtime_error("third"); });
            FAIL() << "nothing was thrown";
        } catch (const std::runtime_error& error) {
            ASSERT_EQ(std::string(error.what()), "second");
        }
    }
}

TEST(SortedByText, AnEmptyTextComesFirstAndNeedsNoMemory) {
    const std::vector<std::string_view> texts{"tide", {}, "tidal stream", "sand", ""};
    const auto sorted = sorted_by_text(
        static_cast<std::uint32_t>(texts.size()), [&](std::uint32_t i) { return texts[i]; },
        std::less<>());
    EXPECT_EQ(sorted, (std::vector<std::uint32_t>{1, 4, 3, 2, 0}));
}

}  // namespace
}  // namespace sigloom
