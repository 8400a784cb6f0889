// A hash of texts that is the same in every build and on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace sigloom {

/// FNV-1a, 64 bits (Fowler, Noll and Vo 1991). It is quick for short texts, and no protection
/// against texts that are made to collide.
constexpr std::uint64_t text_hash(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3;
    }
    return hash;
}

}  // namespace sigloom
