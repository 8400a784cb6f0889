// A hash for numbers that say nothing by themselves.
#pragma once

#include <cstdint>

namespace sigloom {

/// What SplitMix64 adds from one number to the next: the odd number next to 2^64 over the
/// golden ratio.
inline constexpr std::uint64_t scattering_step = 0x9e3779b97f4a7c15;

/// Scatters a number over 64 bits: what SplitMix64 makes of it as its state.
constexpr std::uint64_t scattered(std::uint64_t number) {
    number += scattering_step;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
    number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
    return number ^ (number >> 31);
}

}  // namespace sigloom
