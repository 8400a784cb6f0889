// Memory for the many small texts of one report. Most of them stand in the file word for word: they
// are views into what was read. The others are kept here, end to end. All are freed at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <utility>

namespace sigloom {

class TextStore {
  public:
    TextStore() = default;
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

  private:
    static constexpr std::size_t first_block = 1024;

    std::pmr::monotonic_buffer_resource blocks_{first_block, std::pmr::new_delete_resource()};
};

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
