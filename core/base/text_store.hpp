// Memory for the many small texts of one report. Most of them stand in the file word for word: they
// are views into what was read. The others are kept here, end to end, and so are arrays of what
// refers to them. All are freed at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/per_thread.hpp"

namespace sigloom {

class TextStore {
  public:
    TextStore() = default;
    /// Takes its memory from `source`, which must outlive it, the first time so many bytes.
    TextStore(std::size_t first_block_bytes, std::pmr::memory_resource* source)
        : blocks_(first_block_bytes, source) {}
    TextStore(const TextStore&) = delete;
    TextStore& operator=(const TextStore&) = delete;

    /// Room for a text, to be written by the caller. Valid as long as the store.
    std::span<char> allocate(std::size_t bytes) {
        return {static_cast<char*>(blocks_.allocate(bytes, 1)), bytes};
    }

    /// A copy of a text, valid as long as the store. O(length), mostly without an allocation.
    std::string_view keep(std::string_view text) {
        if (text.empty()) return {};
        const std::span<char> copy = allocate(text.size());
        std::ranges::copy(text, copy.begin());
        return {copy.data(), copy.size()};
    }

    /// So many values, each as T() makes it. Valid as long as the store, which destroys none.
    template <typename T>
    std::span<T> make_array(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T>);
        auto* const values = static_cast<T*>(blocks_.allocate(count * sizeof(T), alignof(T)));
        std::uninitialized_value_construct_n(values, count);
        return {values, count};
    }

    /// A copy of a list, valid as long as the store.
    template <typename T>
    std::span<T> keep(const std::vector<T>& list) {
        const std::span<T> copy = make_array<T>(list.size());
        std::ranges::copy(list, copy.begin());
        return copy;
    }

  private:
    static constexpr std::size_t first_block = 1024;

    std::pmr::monotonic_buffer_resource blocks_{first_block, std::pmr::new_delete_resource()};
};

/// One store for each thread.
using TextStores = PerThread<TextStore>;

/// A text and the memory that it is a view into.
struct StoredText {
    std::shared_ptr<TextStore> store;
    std::string_view text;
};

/// A copy in a store of its own.
inline StoredText stored(std::string_view text) {
    auto store = std::make_shared<TextStore>();
    const std::string_view copy = store->keep(text);
    return {std::move(store), copy};
}

}  // namespace sigloom
