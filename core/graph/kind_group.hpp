// The nodes of one kind in the order of their ids, and ids made unique.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/large_memory.hpp"
#include "core/graph/class_merger.hpp"

namespace sigloom {

using ClassMergers = std::array<ClassMerger, item_class_count>;

class KindGroup {
  public:
    /// The first 24 bytes of a slug, big-endian: most comparisons need no more.
    using Beginning = std::array<std::uint64_t, 3>;

    struct Entry {
        Beginning beginning;
        std::uint32_t draft;       ///< index into the drafts of its class
        std::uint32_t item_class;  ///< index into the mergers
    };

    explicit KindGroup(std::size_t at_most) { reserve_large(entries_, at_most); }

    void add(const Draft& draft, std::uint32_t item_class, std::uint32_t index);

    /// Sorts by slug. Should two slugs be equal, hash and all (one chance in four thousand million
    /// for two names that are spelled alike), both get the whole hash.
    void order(ClassMergers& mergers);

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

  private:
    void sort(ClassMergers& mergers);
    /// False if no two slugs are equal.
    bool lengthen_equal_slugs(ClassMergers& mergers);

    std::vector<Entry> entries_;
};

}  // namespace sigloom
