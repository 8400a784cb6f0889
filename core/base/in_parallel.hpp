// Loops and sorting over many small things on several threads: those of the oneTBB arena that the
// caller runs in.
#pragma once

#include <endian.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <string_view>
#include <utility>
#include <vector>

namespace sigloom {

/// Calls function(i, of_run) for 0 to count-1, in runs of a few hundred; for items that take well
/// under a microsecond each. begin_run() gives what is the same throughout a run, such as a
/// reference to the thread's own memory.
template <typename BeginRun, typename Function>
void for_each_in_parallel(std::size_t count, BeginRun begin_run, Function function) {
    constexpr std::size_t grain = 256;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain), [&](const auto& range) {
        auto&& of_run = begin_run();
        for (std::size_t i = range.begin(); i != range.end(); ++i) function(i, of_run);
    });
}

/// The same where runs have nothing of their own: function(i).
template <typename Function>
void for_each_in_parallel(std::size_t count, Function function) {
    for_each_in_parallel(
        count, [] { return 0; }, [&](std::size_t i, int) { function(i); });
}

/// Calls all functions, at the same time where threads are free, and rethrows what the first of
/// them that threw threw. tbb::parallel_invoke would call off the loops within the others half-way,
/// without telling them, and which of several errors it rethrows depends on the threads.
template <typename... Functions>
void invoke_together(const Functions&... functions) {
    std::array<std::exception_ptr, sizeof...(Functions)> errors;
    const auto keep_error = [&errors](const auto& function, std::size_t number) {
        return [&errors, &function, number] {
            try {
                function();
            } catch (...) {
                errors[number] = std::current_exception();
            }
        };
    };
    [&]<std::size_t... number>(std::index_sequence<number...>) {
        tbb::parallel_invoke(keep_error(functions, number)...);
    }
    (std::index_sequence_for<Functions...>{});
    for (const std::exception_ptr& thrown : errors) {
        if (thrown) std::rethrow_exception(thrown);
    }
}

/// The numbers 0 to count-1 by text_of(number) in byte order; is_less(a, b) decides between equal
/// texts. It must leave no two equal if the result is not to depend on the number of threads.
/// O(count * log(count)).
template <typename TextOf, typename IsLess>
std::vector<std::uint32_t> sorted_by_text(std::uint32_t count, TextOf text_of, IsLess is_less) {
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
    tbb::parallel_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        if (a.beginning != b.beginning) return a.beginning < b.beginning;
        const int order = text_of(a.number).compare(text_of(b.number));
        return order != 0 ? order < 0 : is_less(a.number, b.number);
    });
    std::vector<std::uint32_t> sorted(count);
    for (std::uint32_t i = 0; i < count; ++i) sorted[i] = entries[i].number;
    return sorted;
}

}  // namespace sigloom
