#include "core/graph/large_memory.hpp"

#include <sys/mman.h>

#include <cstdint>
#include <new>

namespace sigloom {
namespace {

constexpr std::uintptr_t large_page = 2 * 1024 * 1024;

class LargePages : public std::pmr::memory_resource {
  private:
    void* do_allocate(std::size_t bytes, std::size_t) override {
        void* const memory = ::operator new(bytes, std::align_val_t(large_page));
        prefer_large_pages(memory, bytes);
        return memory;
    }
    void do_deallocate(void* memory, std::size_t, std::size_t) override {
        ::operator delete(memory, std::align_val_t(large_page));
    }
    [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
        return this == &other;
    }
};

}  // namespace

std::pmr::memory_resource* large_page_resource() {
    static LargePages resource;
    return &resource;
}

void prefer_large_pages(void* memory, std::size_t bytes) {
    const auto address = reinterpret_cast<std::uintptr_t>(memory);
    const std::uintptr_t begin = (address + large_page - 1) / large_page * large_page;
    const std::uintptr_t end = (address + bytes) / large_page * large_page;
    // What it returns does not matter: without large pages the memory is as good, only slower.
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace sigloom
