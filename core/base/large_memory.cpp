#include "core/base/large_memory.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace sigloom {
namespace {

class LargeMemory final : public std::pmr::memory_resource {
    void* do_allocate(std::size_t bytes, std::size_t alignment) override {
        void* const block = heap().allocate(bytes, alignment_of(bytes, alignment));
        prefer_large_pages(block, bytes);
        return block;
    }
    void do_deallocate(void* block, std::size_t bytes, std::size_t alignment) override {
        heap().deallocate(block, bytes, alignment_of(bytes, alignment));
    }
    [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
        return this == &other;
    }

    static memory_resource& heap() { return *std::pmr::new_delete_resource(); }
    static std::size_t alignment_of(std::size_t bytes, std::size_t asked) {
        return bytes < large_page ? asked : large_page;
    }
};

}  // namespace

void prefer_large_pages(void* memory, std::size_t bytes) {
    constexpr std::uintptr_t page = 4096;  // what madvise counts in
    if (bytes < large_page) return;
    const auto address = reinterpret_cast<std::uintptr_t>(memory);
    const std::uintptr_t begin = address / page * page;
    // What it returns does not matter: without large pages the memory is as good, only slower.
    ::madvise(reinterpret_cast<void*>(begin), address + bytes - begin, MADV_HUGEPAGE);
    if (begin % large_page != 0) return;
    // Where a mapping begins, the allocator has written its header, on a small page: without this
    // hint of Linux 6.1, which older headers do not name, another 511 would follow it.
    constexpr int collapse = 25;
    ::madvise(reinterpret_cast<void*>(begin), large_page, collapse);
}

std::pmr::memory_resource* large_memory() {
    static LargeMemory memory;
    return &memory;
}

}  // namespace sigloom
