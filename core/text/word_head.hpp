// The beginning of a word, in two numbers: most words are told apart by it, and hashed, without a
// look at their bytes.
#pragma once

#include <endian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace sigloom {

/// Fifteen bytes of a word, zeros behind a shorter one, and its length, up to 16. Words of at most
/// fifteen bytes are equal if their heads are.
struct WordHead {
    static constexpr std::size_t bytes = 15;

    std::uint64_t first = 0;
    std::uint64_t second = 0;
    bool operator==(const WordHead&) const = default;

    [[nodiscard]] std::size_t size() const { return second >> 56; }
    /// By multiplication: words are short.
    [[nodiscard]] std::uint64_t hash() const {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // 2^64 / golden ratio (Knuth, 6.4)
        const std::uint64_t one = first * odd;
        const std::uint64_t both = (one ^ one >> 32 ^ second) * odd;
        return both ^ both >> 29;
    }
    /// The word, if it has at most fifteen bytes; the last byte is of no meaning.
    [[nodiscard]] std::array<char, bytes + 1> word_bytes() const {
        return std::bit_cast<std::array<char, bytes + 1>>(
            std::array{htole64(first), htole64(second)});
    }

    /// The head of a word of which sixteen bytes are given, zeros behind its end.
    template <typename SixteenBytes>
    static WordHead of_bytes(const SixteenBytes& sixteen, std::size_t size) {
        const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(sixteen);
        constexpr std::uint64_t but_last = ~std::uint64_t{0} >> 8;
        return {le64toh(halves[0]), (le64toh(halves[1]) & but_last) |
                                        static_cast<std::uint64_t>(std::min(size, bytes + 1))
                                            << 56};
    }

    static WordHead of(std::string_view word) {
        std::array<char, bytes + 1> sixteen{};
        word.copy(sixteen.data(), bytes);
        return of_bytes(sixteen, word.size());
    }
};

}  // namespace sigloom
