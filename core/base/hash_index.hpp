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
/// a look-up mostly costs one access to memory. Of a hash, the upper 32 bits count.
class HashIndex {
  public:
    static constexpr std::uint32_t none = UINT32_MAX;

    /// With room for a number of numbers; it grows when there are more.
    explicit HashIndex(std::size_t numbers = 0) { use_slots(slots_for(numbers)); }

    void reserve(std::size_t numbers) {
        if (slots_for(numbers) > slots_.size()) use_slots(slots_for(numbers));
    }

    /// The number with this hash for which matches(number) holds; `none` if there is none.
    template <typename Matches>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, Matches matches) const {
        return slots_[slot_of(tag_of(hash), matches)].number;
    }

    struct Found {
        std::uint32_t number;
        bool is_new;
    };

    /// The same; but if there is none, `next`, which is there from now on and is not `none`.
    template <typename Matches>
    Found find_or_add(std::uint64_t hash, std::uint32_t next, Matches matches) {
        Slot& slot = slots_[slot_of(tag_of(hash), matches)];
        if (slot.number != none) return {slot.number, false};
        slot = {tag_of(hash), next};
        if (2 * ++count_ > slots_.size()) use_slots(2 * slots_.size());
        return {next, true};
    }

    /// Asks ahead of time for what a look-up reads first.
    void prefetch(std::uint64_t hash) const {
        __builtin_prefetch(&slots_[tag_of(hash) & (slots_.size() - 1)]);
    }

  private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t number = none;
    };

    static std::uint32_t tag_of(std::uint64_t hash) {
        return static_cast<std::uint32_t>(hash >> 32);
    }
    static std::size_t slots_for(std::size_t numbers) { return std::bit_ceil(2 * numbers + 2); }

    /// Where a number is, or would be.
    template <typename Matches>
    [[nodiscard]] std::size_t slot_of(std::uint32_t tag, Matches matches) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = tag & mask;
        while (slots_[at].number != none &&
               !(slots_[at].tag == tag && matches(slots_[at].number))) {
            at = (at + 1) & mask;
        }
        return at;
    }

    void use_slots(std::size_t count) {
        std::vector<Slot> old;
        old.swap(slots_);
        resize_large(slots_, count);
        for (const Slot& slot : old) {
            if (slot.number == none) continue;
            slots_[slot_of(slot.tag, [](std::uint32_t) { return false; })] = slot;
        }
    }

    std::vector<Slot> slots_;  ///< a power of two, at most half of them used
    std::size_t count_ = 0;
};

}  // namespace sigloom
