// Memory for arrays of many megabytes.
#pragma once

#include <tbb/enumerable_thread_specific.h>

#include <cstddef>
#include <memory_resource>
#include <vector>

namespace sigloom {

/// Asks the system to back the whole large pages inside a stretch of memory by such pages, where it
/// has them: the first touch of a gigabyte then takes 500 interruptions instead of 250,000.
/// It is a hint that changes nothing else, and must come before the memory is first written.
void prefer_large_pages(void* memory, std::size_t bytes);

/// Gives memory on large pages, for pieces of megabytes.
std::pmr::memory_resource* large_page_resource();

/// Reserves room for `count` elements on large pages. Room that is never written costs nothing.
template <typename T>
void reserve_large(std::vector<T>& elements, std::size_t count) {
    elements.reserve(count);
    prefer_large_pages(elements.data(), count * sizeof(T));
}

/// Memory for what many threads make and what is freed all at once: each thread takes from large
/// blocks of its own. Freeing a piece does nothing; everything is freed with this.
class LargeBlocks : public std::pmr::memory_resource {
  private:
    void* do_allocate(std::size_t bytes, std::size_t alignment) override {
        return of_thread_.local().allocate(bytes, alignment);
    }
    void do_deallocate(void*, std::size_t, std::size_t) override {}
    [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
        return this == &other;
    }

    tbb::enumerable_thread_specific<std::pmr::monotonic_buffer_resource> of_thread_{
        std::size_t{4} * 1024 * 1024, large_page_resource()};
};

/// Makes an empty vector one of `count` zeros on large pages.
template <typename T>
void resize_large(std::vector<T>& elements, std::size_t count) {
    reserve_large(elements, count);
    elements.resize(count);
}

}  // namespace sigloom
