#include "core/graph/large_memory.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace sigloom {
void prefer_large_pages(void* memory, std::size_t bytes) {
    constexpr std::uintptr_t page = 4096;  // what madvise counts in
    if (bytes < large_page) return;
    const auto address = reinterpret_cast<std::uintptr_t>(memory);
    const std::uintptr_t begin = address / page * page;
    // What it returns does not matter: without large pages the memory is as good, only slower.
    ::madvise(reinterpret_cast<void*>(begin), address + bytes - begin, MADV_HUGEPAGE);
}

}  // namespace sigloom
