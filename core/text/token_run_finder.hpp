// Where the words of a long text begin and end.
//
// What the bytes are is found out for sixty-four at a time, as bits.
// After G. Langdale and D. Lemire, Parsing gigabytes of JSON per second (2019), section 3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sigloom {

/// Finds runs of letters, digits, and what joins them in words such as AT&T.
class TokenRunFinder {
  public:
    /// How many zeros must stand behind a text.
    static constexpr std::size_t padding = 64;

    /// Finds all runs of a text of less than 4 GiB. Memory is used again. O(length).
    void find(std::string_view text);

    /// How many there are.
    [[nodiscard]] std::size_t size() const { return count_ / 2; }
    /// Where they begin and end, in turns.
    [[nodiscard]] std::span<const std::uint32_t> changes() const {
        return std::span(changes_).first(count_);
    }
    /// Those that may have more than letters and digits of ASCII, by number, in order.
    [[nodiscard]] std::span<const std::uint32_t> joined() const { return joined_; }

  private:
    std::vector<std::uint64_t> run_bits_;  ///< by byte of the text
    std::vector<std::uint64_t> join_bits_;
    std::vector<std::uint32_t> changes_;
    std::size_t count_ = 0;  ///< of changes
    std::vector<std::uint32_t> joined_;
};

}  // namespace sigloom
