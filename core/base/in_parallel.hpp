// Loops and sorting over many small things on several threads: those of the oneTBB arena that the
// caller runs in (core/base/threads.hpp). oneTBB itself stays out of this header, which many
// include.
//
// All of them ask stop_if_cancelled() between items or runs of items. When a function throws, no
// more calls are begun, and once those under way have ended the caller gets what was thrown. A loop
// within a loop is done in full or throws, even when the outer one is called off.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/function_ref.hpp"

namespace sigloom {

/// Calls run(begin, end) for ranges that make up 0 to count-1, of `grain` items each or some more.
void for_each_range_in_parallel(std::size_t count, std::size_t grain,
                                FunctionRef<void(std::size_t, std::size_t)> run);

/// Calls function(i) for 0 to count-1; for items that take long, each of which may go to a thread
/// of its own.
void for_each_task_in_parallel(std::size_t count, FunctionRef<void(std::size_t)> function);

/// Calls function(i, of_run) for 0 to count-1, in runs of a few hundred; for items that take well
/// under a microsecond each. begin_run() gives what is the same throughout a run, such as a
/// reference to the thread's own memory.
template <typename BeginRun, typename Function>
void for_each_in_parallel(std::size_t count, BeginRun begin_run, Function function) {
    constexpr std::size_t grain = 256;
    for_each_range_in_parallel(count, grain, [&](std::size_t begin, std::size_t end) {
        auto&& of_run = begin_run();
        for (std::size_t i = begin; i != end; ++i) function(i, of_run);
    });
}

/// The same where runs have nothing of their own: function(i).
template <typename Function>
void for_each_in_parallel(std::size_t count, Function function) {
    for_each_in_parallel(
        count, [] { return 0; }, [&](std::size_t i, int) { function(i); });
}

/// Calls an algorithm of oneTBB so that it is done in full even where a loop around it is called
/// off.
void call_uncancelled(FunctionRef<void()> function);

/// How many threads may work on what is begun here.
std::size_t threads_at_hand();

/// Calls all functions, at the same time where threads are free, and rethrows what the first of
/// them that threw threw. tbb::parallel_invoke would call off the loops within the others half-way,
/// without telling them, and which of several errors it rethrows depends on the threads.
void invoke_together(std::span<const FunctionRef<void()>> functions);

template <typename... Functions>
requires(sizeof...(Functions) > 1) void invoke_together(const Functions&... functions) {
    const std::array<FunctionRef<void()>, sizeof...(Functions)> all{functions...};
    invoke_together(all);
}

/// The numbers 0 to count-1 by text_of(number) in byte order; is_less(a, b) decides between equal
/// texts. It must leave no two equal if the result is not to depend on the number of threads.
/// O(count * log(count)).
std::vector<std::uint32_t> sorted_by_text(std::uint32_t count,
                                          FunctionRef<std::string_view(std::uint32_t)> text_of,
                                          FunctionRef<bool(std::uint32_t, std::uint32_t)> is_less);

}  // namespace sigloom
