#include "core/graph/whole_numbers.hpp"

#include <algorithm>

#include "core/base/large_memory.hpp"

namespace sigloom {
namespace {

std::size_t width_of(std::span<const std::int32_t> numbers) {
    std::uint32_t bits = 0;  // that any of them has
    for (const std::int32_t number : numbers) bits |= static_cast<std::uint32_t>(number);
    return bits <= UINT8_MAX ? 1 : bits <= UINT16_MAX ? 2 : 4;
}

}  // namespace

void WholeNumbers::append(std::span<const std::int32_t> numbers) {
    if (const std::size_t width = width_of(numbers); width > width_) widen(width);
    switch (width_) {
        case 1:
            return append_as<std::uint8_t>(numbers);
        case 2:
            return append_as<std::uint16_t>(numbers);
        default:
            return append_as<std::int32_t>(numbers);
    }
}

template <typename T>
void WholeNumbers::append_as(std::span<const std::int32_t> numbers) {
    const std::size_t begin = bytes_.size();
    bytes_.resize(begin + numbers.size() * sizeof(T));
    std::uint8_t* to = bytes_.data() + begin;
    for (const std::int32_t number : numbers) {
        const auto narrow = static_cast<T>(number);
        std::memcpy(to, &narrow, sizeof narrow);
        to += sizeof narrow;
    }
    size_ += numbers.size();
}

std::span<std::uint8_t> WholeNumbers::reserve(std::size_t count, std::size_t bytes_each) {
    if (bytes_each > width_) widen(bytes_each);
    reserved_ = count;
    reserve_large(bytes_, count * width_);
    return {bytes_.data(), bytes_.capacity()};
}

void WholeNumbers::widen(std::size_t width) {
    WholeNumbers wider;
    wider.width_ = width;
    if (reserved_ != 0) wider.reserve(std::max(reserved_, size_));
    constexpr std::size_t step = 1024;
    std::vector<std::int32_t> some;
    for (std::size_t begin = 0; begin < size_; begin += step) {
        some.clear();
        for (std::size_t i = begin; i < std::min(begin + step, size_); ++i) {
            some.push_back((*this)[i]);
        }
        wider.append(some);
    }
    *this = std::move(wider);
}

bool operator==(const WholeNumbers& a, const WholeNumbers& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i]) return false;
    }
    return true;
}

}  // namespace sigloom
