#include "core/analysis/estimates/reach.hpp"

#include <algorithm>

namespace sigloom {
namespace {

constexpr std::uint32_t unseen = UINT32_MAX;

/// Breadth-first search; `hops` holds the distances of what it reaches, and `unseen` before.
std::vector<Node> search(const Adjacency& lists, Node source, std::vector<std::uint32_t>& hops) {
    std::vector<Node> reached{source};
    hops[source] = 0;
    for (std::size_t next = 0; next < reached.size(); ++next) {
        const Node from = reached[next];
        for (const std::uint32_t arc : lists.arcs(from)) {
            const Node to = lists.target[arc];
            if (hops[to] != unseen) continue;
            hops[to] = hops[from] + 1;
            reached.push_back(to);
        }
    }
    return reached;
}

}  // namespace

std::uint32_t Reach::diameter() const {
    std::uint32_t highest = 0;
    for (const Component& component : components) highest = std::max(highest, component.diameter);
    return highest;
}

Reach reach(const Adjacency& lists) {
    const std::size_t n = lists.node_count();
    Reach result{{}, std::vector<std::uint32_t>(n, unseen)};
    std::vector<std::uint32_t> hops(n, unseen);
    for (Node first = 0; first < n; ++first) {
        if (result.component_of[first] != unseen) continue;
        std::vector<Node> members = search(lists, first, hops);
        for (const Node node : members) {
            result.component_of[node] = static_cast<std::uint32_t>(result.components.size());
            hops[node] = unseen;
        }
        const Node center = *std::ranges::max_element(
            members, {}, [&](Node node) { return lists.arcs(node).size(); });
        const Node farthest = search(lists, center, hops).back();
        const auto size = static_cast<std::uint32_t>(members.size());
        std::ranges::sort(members);
        result.components.push_back({std::move(members), std::min(2 * hops[farthest], size - 1)});
    }
    return result;
}

}  // namespace sigloom
