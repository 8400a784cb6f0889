// A hash for numbers that say nothing by themselves.
#pragma once

#include <cstdint>

namespace sigloom {

/// Scatters a number over 64 bits (the finalizer of SplitMix64).
constexpr std::uint64_t scattered(std::uint64_t number) {
    number += 0x9e3779b97f4a7c15;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
    number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
    return number ^ (number >> 31);
}

}  // namespace sigloom
