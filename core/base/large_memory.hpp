// Memory for arrays of many megabytes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory_resource>

namespace sigloom {

inline constexpr std::size_t large_page = 2 * 1024 * 1024;  ///< bytes

/// Asks the system to back a range of memory by large pages, where it has them: the first touch
/// of a gigabyte then takes 500 interruptions instead of 250,000. It is a hint that changes nothing
/// else, and must come before the memory is first written.
void prefer_large_pages(void* memory, std::size_t bytes);

/// The size of the first block of a store for what a number of reports say. Room that is never
/// written costs nothing.
constexpr std::size_t first_block_for(std::size_t reports) {
    constexpr std::size_t of_one_report = 16 * 1024;
    return std::clamp(reports, std::size_t{1}, std::size_t{1024}) * of_one_report;
}

/// The heap, with blocks of at least a large page on large pages.
std::pmr::memory_resource* large_memory();

/// Reserves room for at least `count` elements, on large pages if they fill a quarter of one. Room
/// that is never written costs nothing.
template <typename Vector>
void reserve_large(Vector& elements, std::size_t count) {
    // The system begins a mapping on a large page if it is a whole number of them long; what comes
    // short is the allocator's own header. Blocks of up to 32 MiB it may not map by themselves.
    constexpr std::size_t header = 64;
    constexpr std::size_t mapped_pages = 17;
    const std::size_t element = sizeof(typename Vector::value_type);
    const std::size_t pages = (count * element + header + large_page - 1) / large_page;
    elements.reserve(count * element > large_page / 4
                         ? (std::max(pages, mapped_pages) * large_page - header) / element
                         : count);
    prefer_large_pages(elements.data(), elements.capacity() * element);
}

/// Makes an empty vector one of `count` zeros on large pages.
template <typename Vector>
void resize_large(Vector& elements, std::size_t count) {
    reserve_large(elements, count);
    elements.resize(count);
}

}  // namespace sigloom
