#include "core/base/in_parallel.hpp"

#include <endian.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <algorithm>
#include <cstring>
#include <exception>

#include "core/base/cancelled.hpp"

namespace sigloom {

// Every loop has a group of tasks of its own. Otherwise oneTBB would call a loop off, half-way and
// without telling it, as soon as a loop around it is called off by what another thread threw.

void for_each_range_in_parallel(std::size_t count, std::size_t grain,
                                FunctionRef<void(std::size_t, std::size_t)> run) {
    tbb::task_group_context own(tbb::task_group_context::isolated);
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, count, grain),
        [&](const auto& range) {
            stop_if_cancelled();
            run(range.begin(), range.end());
        },
        own);
}

void for_each_task_in_parallel(std::size_t count, FunctionRef<void(std::size_t)> function) {
    tbb::task_group_context own(tbb::task_group_context::isolated);
    tbb::parallel_for(
        std::size_t{0}, count,
        [&](std::size_t i) {
            stop_if_cancelled();
            function(i);
        },
        own);
}

void call_uncancelled(FunctionRef<void()> function) {
    tbb::task_group_context own(tbb::task_group_context::isolated);
    tbb::parallel_for(
        0, 1, [&](int) { function(); }, own);
}

std::size_t threads_at_hand() {
    return static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
}

void invoke_together(std::span<const FunctionRef<void()>> functions) {
    std::vector<std::exception_ptr> errors(functions.size());
    const auto call = [&](std::size_t number) {
        try {
            functions[number]();
        } catch (...) {
            errors[number] = std::current_exception();
        }
    };
    tbb::task_group_context own(tbb::task_group_context::isolated);
    tbb::task_group others(own);
    for (std::size_t i = 1; i < functions.size(); ++i) {
        others.run([&call, i] { call(i); });
    }
    call(0);
    others.wait();
    for (const std::exception_ptr& thrown : errors) {
        if (thrown) std::rethrow_exception(thrown);
    }
}

std::vector<std::uint32_t> sorted_by_text(std::uint32_t count,
                                          FunctionRef<std::string_view(std::uint32_t)> text_of,
                                          FunctionRef<bool(std::uint32_t, std::uint32_t)> is_less) {
    struct Entry {
        std::uint64_t beginning;  ///< eight bytes, which order most texts
        std::uint32_t number;
    };
    std::vector<Entry> entries(count);
    for_each_in_parallel(count, [&](std::size_t i) {
        const auto number = static_cast<std::uint32_t>(i);
        const std::string_view text = text_of(number);
        std::uint64_t beginning = 0;
        if (!text.empty()) {  // an empty one may have no memory
            std::memcpy(&beginning, text.data(), std::min(text.size(), sizeof beginning));
        }
        entries[i] = {be64toh(beginning), number};
    });
    const auto comes_first = [&](const Entry& a, const Entry& b) {
        if (a.beginning != b.beginning) return a.beginning < b.beginning;
        const int order = text_of(a.number).compare(text_of(b.number));
        return order != 0 ? order < 0 : is_less(a.number, b.number);
    };
    call_uncancelled([&] { tbb::parallel_sort(entries.begin(), entries.end(), comes_first); });
    stop_if_cancelled();
    std::vector<std::uint32_t> sorted(count);
    for (std::uint32_t i = 0; i < count; ++i) sorted[i] = entries[i].number;
    return sorted;
}

}  // namespace sigloom
