// A cache line of bits that are worked on together: one for each of 512 sources that are searched
// from at the same time. Made of parts of a register's width, for the reasons told in lanes.hpp.
#pragma once

#include <cstdint>
#include <type_traits>

#include "core/analysis/paths/lanes.hpp"

namespace sigloom {

template <int bytes>
struct BitLine {
    static constexpr int line = 64;
    static constexpr int count = 8 * line;
    static constexpr int words = line / 8;
    static constexpr int parts = line / bytes;
    using Word = std::conditional_t<bytes != 0, std::uint64_t, char>;
    typedef Word Part __attribute__((vector_size(bytes)));

    alignas(line) Part part[parts];

    SIGLOOM_INLINE void clear() {
        for (int i = 0; i < parts; ++i) part[i] = Part{};
    }
    SIGLOOM_INLINE void unite(const BitLine& other) {
        for (int i = 0; i < parts; ++i) part[i] |= other.part[i];
    }
    SIGLOOM_INLINE void intersect(const BitLine& other) {
        for (int i = 0; i < parts; ++i) part[i] &= other.part[i];
    }
    SIGLOOM_INLINE void remove(const BitLine& other) {
        for (int i = 0; i < parts; ++i) part[i] &= ~other.part[i];
    }
    SIGLOOM_INLINE void insert(int bit) { word(bit / 64) |= Word{1} << (bit % 64); }
    [[nodiscard]] SIGLOOM_INLINE bool is_empty() const {
        Part all = part[0];
        for (int i = 1; i < parts; ++i) all |= part[i];
        Word united = 0;
        for (int i = 0; i < bytes / 8; ++i) united |= all[i];
        return united == 0;
    }
    [[nodiscard]] SIGLOOM_INLINE std::uint32_t size() const {
        int bits = 0;
        for (int i = 0; i < words; ++i) {
            bits += __builtin_popcountll(part[i / (bytes / 8)][i % (bytes / 8)]);
        }
        return static_cast<std::uint32_t>(bits);
    }

  private:
    SIGLOOM_INLINE Word& word(int number) {
        return reinterpret_cast<Word*>(part)[number];  // vectors may be looked at as their elements
    }
};

}  // namespace sigloom
