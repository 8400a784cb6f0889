// Searches the bytes of a text, sixteen at a time: texts are short and hardly ever have what is
// looked for, so that it pays to look at all bytes rather than to stop early.
#pragma once

#include <endian.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sigloom {

/// Sixteen bytes that one instruction compares, on any machine.
using Bytes [[gnu::vector_size(16)]] = unsigned char;

inline Bytes bytes_at(const char* text) {
    Bytes bytes;
    std::memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

/// Which bytes are at least `first` and at most `last`: 0xFF, the others 0.
inline Bytes between(Bytes bytes, char first, char last) {
    const auto from = static_cast<unsigned char>(first);
    return Bytes(Bytes(bytes - from) <= static_cast<unsigned char>(last - first));
}

inline constexpr std::array<unsigned char, 2 * sizeof(Bytes)> ones_and_zeros = [] {
    std::array<unsigned char, 2 * sizeof(Bytes)> bytes{};
    for (std::size_t i = 0; i < sizeof(Bytes); ++i) bytes[i] = 0xFF;
    return bytes;
}();

/// Sixteen bytes, of which only the first so many are set.
inline Bytes first_bytes(std::size_t count) {
    Bytes bytes;
    std::memcpy(&bytes, ones_and_zeros.data() + sizeof bytes - count, sizeof bytes);
    return bytes;
}

inline bool is_any_set(Bytes found) {
    std::array<unsigned long long, sizeof found / sizeof(unsigned long long)> parts;
    std::memcpy(parts.data(), &found, sizeof found);
    return (parts[0] | parts[1]) != 0;
}

/// Bit i is the highest of byte i; comparisons set all bits or none.
inline std::uint32_t bits_of(Bytes found) {
#ifdef __SSE2__
    return static_cast<std::uint32_t>(_mm_movemask_epi8(std::bit_cast<__m128i>(found)));
#else
    constexpr std::uint64_t lowest_bits = 0x0101010101010101;
    constexpr std::uint64_t to_the_top = 0x0102040810204080;  // bit 8i goes to bit 56 + i
    std::array<std::uint64_t, 2> parts;
    std::memcpy(parts.data(), &found, sizeof found);
    const std::uint64_t low = (le64toh(parts[0]) >> 7 & lowest_bits) * to_the_top >> 56;
    const std::uint64_t high = (le64toh(parts[1]) >> 7 & lowest_bits) * to_the_top >> 56;
    return static_cast<std::uint32_t>(low | high << 8);
#endif
}

/// Whether test(bytes) is not 0 for any byte of the text. `harmless` is a byte for which it is 0.
template <typename Test>
bool any_byte(std::string_view text, char harmless, Test test) {
    constexpr std::size_t step = sizeof(Bytes);
    const char* const begin = text.data();
    if (text.size() < step) {
        std::array<char, step> padded;
        padded.fill(harmless);
        text.copy(padded.data(), text.size());
        return is_any_set(Bytes(test(bytes_at(padded.data()))));
    }
    Bytes found = Bytes(test(bytes_at(begin + text.size() - step)));
    for (std::size_t at = 0; at + step < text.size(); at += step) {
        found |= Bytes(test(bytes_at(begin + at)));
    }
    return is_any_set(found);
}

}  // namespace sigloom
