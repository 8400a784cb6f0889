#include "core/text/word_ids.hpp"

#include <algorithm>
#include <cstring>

namespace sigloom {

/// What stands behind the head, eight bytes at a time, the last ones perhaps twice.
std::uint64_t WordIds::with_tail(std::string_view word, std::uint64_t hash) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
    constexpr std::size_t step = sizeof hash;
    hash ^= word.size() * odd;
    for (std::size_t at = WordHead::bytes; at < word.size(); at += step) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, word.data() + std::min(at, word.size() - step), step);
        hash = (hash ^ eight) * odd;
        hash ^= hash >> 29;
    }
    return hash;
}

}  // namespace sigloom
