// A small generator of random numbers that gives the same ones on every machine, for what is to be
// reproducible from a seed (the distributions of <random> differ between standard libraries).
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/scattered.hpp"

namespace sigloom {

/// SplitMix64: G. L. Steele, D. Lea, C. H. Flood (2014). Fast splittable pseudorandom number
/// generators. OOPSLA '14. Period 2^64; not for secrets.
class Random {
  public:
    /// Streams of one seed do not overlap in practice.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0)
        : state_(seed + stream * 0xd1342543de82ef95) {
        state_ = next();
    }

    std::uint64_t next() { return scattered(std::exchange(state_, state_ + scattering_step)); }
    /// 0 to limit-1, each as likely as the others to 2^-32.
    std::uint32_t below(std::uint32_t limit) {
        return static_cast<std::uint32_t>(((next() >> 32) * limit) >> 32);
    }
    /// From 0 up to, not including, 1.
    double share() { return static_cast<double>(next() >> 11) * 0x1p-53; }

    /// Every order as likely as the others (Fisher and Yates 1938).
    template <typename T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t left = items.size(); left > 1; --left) {
            std::swap(items[left - 1], items[below(static_cast<std::uint32_t>(left))]);
        }
    }

  private:
    std::uint64_t state_;
};

}  // namespace sigloom
