#include "core/analysis/local/component.hpp"

#include <algorithm>
#include <numeric>

#include "core/base/cancelled.hpp"

namespace sigloom {
namespace {

constexpr std::int32_t unseen = -1;

/// Gives every node that `start` reaches the number `part`. Returns how many there are.
std::size_t fill(const KnowledgeGraph& graph, Node start, std::int32_t part,
                 std::vector<std::int32_t>& part_of) {
    part_of[start] = part;
    std::vector<Node> reached{start};
    PacedCheck check;
    for (std::size_t next = 0; next < reached.size(); ++next) {
        check.after(graph.degree(reached[next]));
        graph.for_each_neighbor(reached[next], [&](const Neighbor& neighbor) {
            if (part_of[neighbor.node] != unseen) return;
            part_of[neighbor.node] = part;
            reached.push_back(neighbor.node);
        });
    }
    return reached.size();
}

}  // namespace

std::vector<std::int32_t> component(const KnowledgeGraph& graph) {
    // Parts are found by rising smallest node, which the stable sort keeps among those of one size.
    std::vector<std::int32_t> part_of(graph.node_count(), unseen);
    std::vector<std::size_t> sizes;
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (part_of[node] != unseen) continue;
        sizes.push_back(fill(graph, node, static_cast<std::int32_t>(sizes.size()), part_of));
    }
    std::vector<std::size_t> by_size(sizes.size());
    std::iota(by_size.begin(), by_size.end(), 0);
    std::ranges::stable_sort(by_size, std::greater(),
                             [&](std::size_t part) { return sizes[part]; });
    std::vector<std::int32_t> number(sizes.size());
    for (std::size_t place = 0; place < by_size.size(); ++place) {
        number[by_size[place]] = static_cast<std::int32_t>(place);
    }
    for (std::int32_t& part : part_of) part = number[static_cast<std::size_t>(part)];
    return part_of;
}

}  // namespace sigloom
