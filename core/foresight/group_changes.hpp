// How groups of things, such as communities of terms, went on from one time to another: which continue, split,
// merge, begin and end.
//
// A group before and one after belong together where enough of the smaller one is in the other:
//
//   inclusion(A, B) = |A and B| / min(|A|, |B|) >= threshold                                  [1]
//   jaccard(A, B)   = |A and B| / |A or B|, the stability of two that belong together
//
// One that belongs to two or more after it has split; one that two or more before it belong to has merged; one
// without any is gone, or new. Swapping before and after swaps split with merged and gone with new.
// Cost: O(members log members).
//
// [1] M. J. Cobo, A. G. Lopez-Herrera, E. Herrera-Viedma, F. Herrera (2011). An approach for detecting, quantifying, and
//     visualizing the evolution of a research field. Journal of Informetrics 5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/enum_names.hpp"

namespace sigloom {

enum class GroupEvent : std::uint8_t { appeared, gone, split, merged, changed };

template <>
inline constexpr auto enum_names<GroupEvent> =
    enum_table<GroupEvent>({{GroupEvent::appeared, "new"},
                            {GroupEvent::gone, "gone"},
                            {GroupEvent::split, "split"},
                            {GroupEvent::merged, "merged"},
                            {GroupEvent::changed, "changed"}});

struct GroupChange {
    GroupEvent event = GroupEvent::changed;
    std::vector<std::uint32_t> before;  ///< groups that it is about, rising
    std::vector<std::uint32_t> after;
    double jaccard = 0;  ///< of one that changed; else 0
};

struct GroupMatching {
    double inclusion = 0.5;         ///< above 0, at most 1
    std::size_t least_members = 3;  ///< smaller groups do not count
};

/// Of groups of things that are called by the same numbers before and after; no thing is in two groups of one
/// time. Those that are the same before and after are left out. Sorted by event, then by group.
std::vector<GroupChange> group_changes(std::span<const std::vector<std::uint32_t>> before,
                                       std::span<const std::vector<std::uint32_t>> after,
                                       const GroupMatching& options = {});

}  // namespace sigloom
