// One cache line of numbers that are worked on together: 16 floats or 8 doubles, one for each of
// the sources that are searched from at the same time.
//
//   lane          0     1     2   ...   15
//   float     | 4 B | 4 B | 4 B | ... | 4 B |      64 bytes, Real = float
//   parts     |<-- registers of `bytes` -->|      16: SSE2 and NEON, 32: AVX2, 64: AVX-512
//
// GCC's vector extension splits a vector that is wider than a register badly, so a line is made of
// parts of exactly the register's width. What a lane computes does not depend on that width: every
// instruction set gives the same bits.
//
// All functions are inlined into a caller that is compiled for the wider registers (see sweep.cpp);
// they must not be called from elsewhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#define SIGLOOM_INLINE [[gnu::always_inline]] inline

namespace sigloom {

/// A set of lanes, lane i being bit i.
using LaneSet = std::uint16_t;

template <typename Real, int bytes>
struct Lanes {
    static constexpr int line = 64;
    static constexpr int count = line / static_cast<int>(sizeof(Real));
    static constexpr int parts = line / bytes;
    static constexpr int per_part = count / parts;
    static constexpr LaneSet all = static_cast<LaneSet>((1U << count) - 1);
    using Int = std::conditional_t<sizeof(Real) == 4, std::int32_t, std::int64_t>;
    typedef Real Part __attribute__((vector_size(bytes)));
    typedef Int Bits __attribute__((vector_size(bytes)));

    alignas(line) Part part[parts];  // NOLINT: an array that stays in registers

    SIGLOOM_INLINE void set(Real value) {
        for (int i = 0; i < parts; ++i) part[i] = Part{} + value;
    }
    SIGLOOM_INLINE void add(const Lanes& other) {
        for (int i = 0; i < parts; ++i) part[i] += other.part[i];
    }
    SIGLOOM_INLINE void multiply(const Lanes& other) {
        for (int i = 0; i < parts; ++i) part[i] *= other.part[i];
    }
    SIGLOOM_INLINE void scale(Real factor) {
        for (int i = 0; i < parts; ++i) part[i] *= factor;
    }
    /// this = share / this
    SIGLOOM_INLINE void divide_into(Real share) {
        for (int i = 0; i < parts; ++i) part[i] = share / part[i];
    }
    /// No lane above a limit; a lane that is no number becomes the limit.
    SIGLOOM_INLINE void cap(Real limit) {
        for (int i = 0; i < parts; ++i) part[i] = part[i] < limit ? part[i] : Part{} + limit;
    }
    /// this = the greater of the two, lane by lane; what is no number is passed over.
    SIGLOOM_INLINE void take_greater(const Lanes& other) {
        for (int i = 0; i < parts; ++i) {
            part[i] = other.part[i] > part[i] ? other.part[i] : part[i];
        }
    }
    /// Zero in all lanes but these, whatever was there.
    SIGLOOM_INLINE void keep(LaneSet lanes) {
        for (int i = 0; i < parts; ++i) {
            Bits kept;
            name_lanes(i, kept);
            kept = (kept & static_cast<Int>(lanes)) != 0;
            part[i] = reinterpret_cast<Part>(reinterpret_cast<Bits>(part[i]) & kept);
        }
    }
    /// this = the lesser of this and other + plus
    SIGLOOM_INLINE void take_less(const Lanes& other, Real plus) {
        for (int i = 0; i < parts; ++i) {
            const Part offer = other.part[i] + plus;
            part[i] = offer < part[i] ? offer : part[i];
        }
    }
    /// Whether it is less than the other in any lane.
    [[nodiscard]] SIGLOOM_INLINE bool is_less(const Lanes& other) const {
        Bits less{};
        for (int i = 0; i < parts; ++i) less |= part[i] < other.part[i];
        const Words words = reinterpret_cast<Words>(less);
        std::int64_t any = 0;
        for (int i = 0; i < bytes / 8; ++i) any |= words[i];
        return any != 0;
    }
    /// The lanes above a limit.
    SIGLOOM_INLINE LaneSet above(Real limit) const {
        Bits set{};
        for (int i = 0; i < parts; ++i) {
            Bits names;
            name_lanes(i, names);
            set |= (part[i] > limit) & names;
        }
        return united(set);
    }
    SIGLOOM_INLINE void store(Real* values) const { std::memcpy(values, part, sizeof part); }
    /// The sum over the lanes of value times factor, in double precision: lanes that are eight
    /// apart first, then those four, two and one apart, whatever the width of a register.
    [[nodiscard]] SIGLOOM_INLINE double dot(const double* factors) const {
        Real all_values[count];
        store(all_values);
        Doubles sums[8 / wide] = {};
        for (int lane = 0; lane < count; lane += wide) {
            Few values;
            Doubles factor;
            std::memcpy(&values, all_values + lane, sizeof values);
            std::memcpy(&factor, factors + lane, sizeof factor);
            sums[lane % 8 / wide] += __builtin_convertvector(values, Doubles) * factor;
        }
        double s[8];
        std::memcpy(s, sums, sizeof s);
        return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
    }
    SIGLOOM_INLINE void set_lane(int lane, Real value) {
        part[lane / per_part][lane % per_part] = value;
    }

  private:
    /// Depends on the template's arguments, or else GCC 12 forgets the attribute below.
    using Word = std::conditional_t<bytes != 0, std::int64_t, Real>;
    typedef Word Words __attribute__((vector_size(bytes)));

    static constexpr int wide = bytes / 8;  ///< doubles in a register
    typedef double Doubles __attribute__((vector_size(bytes)));
    typedef Real Few __attribute__((vector_size(wide * sizeof(Real))));

    /// 1, 2, 4, ...: the sets of the single lanes of a part. (Not returned: the calling convention
    /// for wide vectors depends on the instruction set, and GCC warns even where all is inlined.)
    SIGLOOM_INLINE static void name_lanes(int which, Bits& names) {
        for (int i = 0; i < per_part; ++i) names[i] = Int{1} << (which * per_part + i);
    }
    SIGLOOM_INLINE static LaneSet united(const Bits& sets) {
        Words words = reinterpret_cast<Words>(sets);
        // Words that are four, two and one apart, as far as a register has them.
        if constexpr (wide == 8) {
            words |= __builtin_shufflevector(words, words, 4, 5, 6, 7, 0, 1, 2, 3);
            words |= __builtin_shufflevector(words, words, 2, 3, 0, 1, 6, 7, 4, 5);
            words |= __builtin_shufflevector(words, words, 1, 0, 3, 2, 5, 4, 7, 6);
        } else if constexpr (wide == 4) {
            words |= __builtin_shufflevector(words, words, 2, 3, 0, 1);
            words |= __builtin_shufflevector(words, words, 1, 0, 3, 2);
        } else {
            words |= __builtin_shufflevector(words, words, 1, 0);
        }
        std::int64_t all_words = words[0];
        if constexpr (sizeof(Int) == 4) all_words |= all_words >> 32;
        return static_cast<LaneSet>(all_words);
    }
};

}  // namespace sigloom
