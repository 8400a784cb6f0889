// Whether two nodes have the same neighbours.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sigloom {

/// Whether two rows of compressed sparse rows (`begin`, `target`) without loops, whose targets
/// rise, lead to the same targets, where same(arc of a, arc of b) holds for each pair of arcs.
/// That a and b are neighbours of each other does not count. O(degree).
template <typename Rows, typename Same>
bool have_same_neighbors(const Rows& rows, std::uint32_t a, std::uint32_t b, Same same) {
    std::size_t of_a = rows.begin[a];
    std::size_t of_b = rows.begin[b];
    const std::size_t end_a = rows.begin[a + 1];
    const std::size_t end_b = rows.begin[b + 1];
    if (end_a - of_a != end_b - of_b) return false;
    while (true) {
        if (of_a < end_a && rows.target[of_a] == b) ++of_a;
        if (of_b < end_b && rows.target[of_b] == a) ++of_b;
        if (of_a == end_a || of_b == end_b) return of_a == end_a && of_b == end_b;
        if (rows.target[of_a] != rows.target[of_b] || !same(of_a, of_b)) return false;
        ++of_a;
        ++of_b;
    }
}

}  // namespace sigloom
