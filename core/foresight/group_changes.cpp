#include "core/foresight/group_changes.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace sigloom {
namespace {

using Groups = std::span<const std::vector<std::uint32_t>>;

/// How many members each pair of groups has in common, of those that have any.
std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> overlaps(Groups before,
                                                                        Groups after) {
    std::unordered_map<std::uint32_t, std::uint32_t> group_after;
    for (std::uint32_t b = 0; b < after.size(); ++b) {
        for (const std::uint32_t member : after[b]) group_after.emplace(member, b);
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> shared;
    for (std::uint32_t a = 0; a < before.size(); ++a) {
        for (const std::uint32_t member : before[a]) {
            const auto found = group_after.find(member);
            if (found != group_after.end()) ++shared[{a, found->second}];
        }
    }
    return shared;
}

/// What each group belongs to.
struct Links {
    std::vector<std::vector<std::uint32_t>> of_before;
    std::vector<std::vector<std::uint32_t>> of_after;
};

}  // namespace

std::vector<GroupChange> group_changes(Groups before, Groups after, const GroupMatching& options) {
    const auto shared = overlaps(before, after);
    const auto counts = [&](const std::vector<std::uint32_t>& group) {
        return group.size() >= options.least_members;
    };
    Links links{std::vector<std::vector<std::uint32_t>>(before.size()),
                std::vector<std::vector<std::uint32_t>>(after.size())};
    for (const auto& [pair, common] : shared) {
        const auto [a, b] = pair;
        if (!counts(before[a]) || !counts(after[b])) continue;
        const auto smaller = static_cast<double>(std::min(before[a].size(), after[b].size()));
        if (static_cast<double>(common) < options.inclusion * smaller) continue;
        links.of_before[a].push_back(b);
        links.of_after[b].push_back(a);
    }
    std::vector<GroupChange> changes;
    for (std::uint32_t b = 0; b < after.size(); ++b) {
        if (!counts(after[b])) continue;
        const auto& from = links.of_after[b];
        if (from.empty()) changes.push_back({GroupEvent::appeared, {}, {b}});
        if (from.size() > 1) changes.push_back({GroupEvent::merged, from, {b}});
    }
    for (std::uint32_t a = 0; a < before.size(); ++a) {
        if (!counts(before[a])) continue;
        const auto& to = links.of_before[a];
        if (to.empty()) changes.push_back({GroupEvent::gone, {a}, {}});
        if (to.size() > 1) changes.push_back({GroupEvent::split, {a}, to});
        if (to.size() != 1 || links.of_after[to.front()].size() != 1) continue;
        const std::size_t common = shared.at({a, to.front()});
        const std::size_t all = before[a].size() + after[to.front()].size() - common;
        if (common == all) continue;
        changes.push_back(
            {GroupEvent::changed, {a}, to, static_cast<double>(common) / static_cast<double>(all)});
    }
    std::ranges::stable_sort(changes, {}, &GroupChange::event);
    return changes;
}

}  // namespace sigloom
