// Whole numbers of 32 bits in as few bytes as the largest of them needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace sigloom {

/// A list that grows at its end. All numbers take one byte while they are 0 to 255, two while they
/// are below 65,536, else four: most columns hold counts, and the first touch of memory is what a
/// column of millions of rows costs most.
class WholeNumbers {
  public:
    using value_type = std::int32_t;

    WholeNumbers() = default;
    /// So many zeros.
    explicit WholeNumbers(std::size_t count) : bytes_(count, 0), size_(count) {}
    // NOLINTNEXTLINE(google-explicit-constructor): what a measure gives becomes a column
    WholeNumbers(std::span<const std::int32_t> numbers) { append(numbers); }
    // NOLINTNEXTLINE(google-explicit-constructor)
    WholeNumbers(const std::vector<std::int32_t>& numbers) { append(numbers); }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t bytes_each() const { return width_; }

    [[nodiscard]] std::int32_t operator[](std::size_t i) const {
        switch (width_) {
            case 1:
                return bytes_[i];
            case 2:
                return at<std::uint16_t>(i);
            default:
                return at<std::int32_t>(i);
        }
    }

    void push_back(std::int32_t number) { append({&number, 1}); }
    /// O(numbers), and each of the two times that they take more bytes, O(size) once.
    void append(std::span<const std::int32_t> numbers);
    /// Room for so many of at least so many bytes each, as those that are there may be wider; what
    /// is never written costs nothing. Returns it: valid until numbers need more bytes.
    std::span<std::uint8_t> reserve(std::size_t count, std::size_t bytes_each = 1);

    friend bool operator==(const WholeNumbers& a, const WholeNumbers& b);

  private:
    template <typename T>
    [[nodiscard]] T at(std::size_t i) const {
        T number;
        std::memcpy(&number, bytes_.data() + i * sizeof number, sizeof number);
        return number;
    }
    template <typename T>
    void append_as(std::span<const std::int32_t> numbers);
    void widen(std::size_t width);

    std::vector<std::uint8_t> bytes_;
    std::size_t size_ = 0;
    std::size_t width_ = 1;     ///< 1, 2 or 4
    std::size_t reserved_ = 0;  ///< numbers
};

}  // namespace sigloom
