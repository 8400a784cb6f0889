#include "core/report/parser_memory.hpp"

#include <algorithm>
#include <cstring>

namespace sigloom {
namespace {

/// The size of every piece stands in front of it, in as many bytes as keep the piece aligned.
constexpr std::size_t header = alignof(std::max_align_t);
static_assert(header >= sizeof(std::size_t));

std::size_t rounded_up(std::size_t bytes) {
    return (bytes + header - 1) / header * header;
}

std::size_t size_of(const char* piece) {
    std::size_t bytes = 0;
    std::memcpy(&bytes, piece - header, sizeof bytes);
    return bytes;
}

void set_size(char* piece, std::size_t bytes) {
    std::memcpy(piece - header, &bytes, sizeof bytes);
}

thread_local ParserMemory* in_use = nullptr;

// cmark is C and knows no exceptions: without memory the program ends, as with cmark's own.

void* allocate_for_cmark(std::size_t count, std::size_t bytes) noexcept {
    return in_use->allocate(count * bytes);
}

void* resize_for_cmark(void* old, std::size_t bytes) noexcept {
    return in_use->resize(old, bytes);
}

void release_for_cmark(void* memory) noexcept {
    if (memory != nullptr) in_use->release(memory);
}

}  // namespace

void* ParserMemory::allocate(std::size_t bytes) {
    char* const piece = take(rounded_up(bytes));
    std::memset(piece, 0, bytes);
    return piece;
}

void* ParserMemory::resize(void* old, std::size_t bytes) {
    const std::size_t rounded = rounded_up(bytes);
    if (old == nullptr) return take(rounded);
    auto* const piece = static_cast<char*>(old);
    if (is_last(piece) && rounded <= static_cast<std::size_t>(end_ - piece)) {
        set_size(piece, rounded);
        next_ = piece + rounded;
        return piece;
    }
    char* const moved = take(rounded);
    std::memcpy(moved, piece, std::min(rounded, size_of(piece)));
    return moved;
}

void ParserMemory::release(void* memory) {
    auto* const piece = static_cast<char*>(memory);
    if (is_last(piece)) next_ = piece - header;
}

char* ParserMemory::take(std::size_t bytes) {
    const std::size_t needed = header + bytes;
    if (needed > static_cast<std::size_t>(end_ - next_)) {
        const std::size_t size = std::max(block_size_, needed);
        next_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(size)).get();
        end_ = next_ + size;
        block_size_ = 2 * size;
    }
    char* const piece = next_ + header;
    set_size(piece, bytes);
    next_ = piece + bytes;
    return piece;
}

bool ParserMemory::is_last(const char* piece) const {
    return piece + size_of(piece) == next_;
}

ParserMemory::Use::Use(ParserMemory& memory) : before_(in_use) {
    in_use = &memory;
}

ParserMemory::Use::~Use() {
    in_use = before_;
}

cmark_mem* ParserMemory::Use::functions() const {
    static cmark_mem functions{&allocate_for_cmark, &resize_for_cmark, &release_for_cmark};
    return &functions;
}

}  // namespace sigloom
