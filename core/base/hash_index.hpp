// Finds things again by the hash of their key.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/large_memory.hpp"

namespace sigloom {

/// Which number has which hash. The keys themselves stay with the caller: a number is found when
/// its hash is the same and the caller says that it matches. Open addressing with linear probing;
/// a look-up mostly costs one access to memory.
class HashIndex {
  public:
    explicit HashIndex(std::size_t at_most) {
        resize_large(slots_, std::bit_ceil(2 * at_most + 1));
    }

    /// Asks ahead of time for what a look-up reads first.
    void prefetch(std::size_t hash) const {
        __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    }

    struct Found {
        std::uint32_t number;
        bool is_new;
    };

    /// The number with this hash for which matches(number) holds; if there is none, `next`, which
    /// is there from now on. At most as many numbers as announced.
    template <typename Matches>
    Found find_or_add(std::size_t hash, std::uint32_t next, Matches matches) {
        const std::size_t mask = slots_.size() - 1;
        const auto tag = static_cast<std::uint32_t>(hash >> 32);
        std::size_t at = hash & mask;
        for (; slots_[at].number != nothing; at = (at + 1) & mask) {
            if (slots_[at].tag == tag && matches(slots_[at].number)) {
                return {slots_[at].number, false};
            }
        }
        slots_[at] = {tag, next};
        return {next, true};
    }

  private:
    static constexpr std::uint32_t nothing = UINT32_MAX;

    struct Slot {
        std::uint32_t tag = 0;  ///< the upper half of the hash
        std::uint32_t number = nothing;
    };

    std::vector<Slot> slots_;
};

}  // namespace sigloom
