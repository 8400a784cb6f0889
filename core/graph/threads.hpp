// How many threads a piece of work may use, and loops that use them.
#pragma once

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <cstddef>
#include <functional>

namespace sigloom {

/// Runs the work in a oneTBB arena: its parallel loops use up to so many threads, 0 meaning as many
/// as the machine has, and never more than that. Returns when it is done; rethrows what it threw.
void run_on_threads(unsigned threads, const std::function<void()>& work);

/// Calls function(i) for 0 to count-1, in runs of a few hundred; for items that take well under a
/// microsecond each.
template <typename Function>
void for_each_in_parallel(std::size_t count, Function function) {
    constexpr std::size_t grain = 256;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain), [&](const auto& range) {
        for (std::size_t i = range.begin(); i != range.end(); ++i) function(i);
    });
}

}  // namespace sigloom
