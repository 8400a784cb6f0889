// An arena for what cmark makes of one text. A document is some hundred nodes that live and die
// together: taking their memory one after the other from a block, and giving all of it back at
// once, costs a fraction of an allocation and a release for each.
#pragma once

#include <cmark.h>

#include <cstddef>
#include <memory>
#include <vector>

namespace sigloom {

class ParserMemory {
  public:
    /// The first block is taken from the heap when it is needed.
    explicit ParserMemory(std::size_t first_block) : block_size_(first_block) {}
    ParserMemory(const ParserMemory&) = delete;
    ParserMemory& operator=(const ParserMemory&) = delete;

    /// Zeros, aligned for every type. Valid as long as this.
    void* allocate(std::size_t bytes);
    /// Keeps the content; `old` may be null. What is added is not zeroed.
    void* resize(void* old, std::size_t bytes);
    /// Takes back what was allocated last; other memory stays until all of it is freed.
    void release(void* memory);

    /// cmark knows its allocator as three plain functions: while a use of it lives, those of its
    /// thread take from this memory. Uses may be nested.
    class Use {
      public:
        explicit Use(ParserMemory& memory);
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;
        ~Use();
        [[nodiscard]] cmark_mem* functions() const;

      private:
        ParserMemory* before_;
    };

  private:
    /// Begins a piece of `bytes` bytes, header not counted, behind what is in use.
    char* take(std::size_t bytes);
    [[nodiscard]] bool is_last(const char* piece) const;

    std::size_t block_size_;  ///< of the next block; each is twice the one before
    char* next_ = nullptr;    ///< the free part of the last block
    char* end_ = nullptr;
    std::vector<std::unique_ptr<char[]>> blocks_;
};

}  // namespace sigloom
