#include "core/analysis/spectral/lumping.hpp"

#include <algorithm>
#include <utility>

#include "core/analysis/same_neighbors.hpp"
#include "core/base/hash_index.hpp"
#include "core/base/scattered.hpp"

namespace sigloom {
namespace {

std::uint64_t neighborhood_hash(const Adjacency& lists, Node node) {
    const std::uint32_t begin = lists.begin[node];
    const std::uint32_t end = lists.begin[node + 1];
    std::uint64_t hash = scattered(end - begin);
    for (const std::uint32_t arc : {begin, begin + (end - begin) / 2, end - 1}) {
        hash = scattered(hash + lists.target[arc]);
    }
    return hash;
}

/// The same neighbours, at weights in the proportion of the first. Neighbours of each other do not
/// have the same: each lacks itself. Adds to `in_vain` how many arcs were compared of nodes that do
/// not go on alike.
bool go_on_alike(const Adjacency& lists, Node a, Node b, std::size_t& in_vain) {
    const double scale_a = lists.weight[lists.begin[b]];
    const double scale_b = lists.weight[lists.begin[a]];
    const std::uint32_t degree = lists.begin[a + 1] - lists.begin[a];
    std::uint32_t compared = 0;
    const bool same = have_same_neighbors(lists, a, b, [&](std::size_t of_a, std::size_t of_b) {
        ++compared;
        return lists.weight[of_a] * scale_a == lists.weight[of_b] * scale_b;
    });
    const bool alike = same && compared == degree;
    if (!alike) in_vain += compared + 1;
    return alike;
}

/// Sets the classes of the nodes. Returns the first node of each.
std::vector<Node> find_classes(const Adjacency& lists, std::vector<Node>& class_of) {
    std::vector<Node> leaders;
    HashIndex index(lists.node_count());
    std::size_t in_vain = 0;
    const std::size_t most_in_vain = 4 * lists.arc_count();
    for (Node node = 0; node < lists.node_count(); ++node) {
        const auto next = static_cast<Node>(leaders.size());
        Node found = next;
        if (!lists.arcs(node).empty() && in_vain <= most_in_vain) {
            const auto matches = [&](Node other) {
                return go_on_alike(lists, leaders[other], node, in_vain);
            };
            found = index.find_or_add(neighborhood_hash(lists, node), next, matches).number;
        }
        if (found == next) leaders.push_back(node);
        class_of.push_back(found);
    }
    return leaders;
}

double strength_of(const Adjacency& lists, Node node) {
    double even = 0;  // additions wait for each other; two sums wait half as long
    double odd = 0;
    std::size_t arc = lists.begin[node];
    const std::size_t end = lists.begin[node + 1];
    for (; arc + 2 <= end; arc += 2) {
        even += lists.weight[arc];
        odd += lists.weight[arc + 1];
    }
    return even + odd + (arc < end ? lists.weight[arc] : 0);
}

/// What a class has to do with each other, by what its first node has.
Adjacency between_classes(const LumpedWalk& walk, const std::vector<Node>& leaders) {
    constexpr std::uint32_t none = UINT32_MAX;
    RowBuilder rows;
    std::vector<double> weight;
    std::vector<std::uint32_t> arc_to(leaders.size(), none);
    for (std::size_t i = 0; i < leaders.size(); ++i) {
        const Node leader = leaders[i];
        const double times = walk.strengths[i] / walk.strength[leader];
        for (const std::uint32_t arc : walk.lists.arcs(leader)) {
            const Node to = walk.class_of[walk.lists.target[arc]];
            if (arc_to[to] == none) {
                arc_to[to] = rows.arc_count();
                rows.add_arc(to);
                weight.push_back(0);
            }
            weight[arc_to[to]] += times * walk.lists.weight[arc];
        }
        for (const Node to : rows.row()) arc_to[to] = none;
        rows.end_row();
    }
    return {std::move(rows).rows(), std::move(weight)};
}

}  // namespace

LumpedWalk lump(Adjacency lists) {
    LumpedWalk walk{std::move(lists), {}, {}, {}};
    const std::vector<Node> leaders = find_classes(walk.lists, walk.class_of);
    walk.strengths.assign(leaders.size(), 0);
    for (Node node = 0; node < walk.lists.node_count(); ++node) {
        const double strength = strength_of(walk.lists, node);
        walk.strength.push_back(strength);
        walk.strengths[walk.class_of[node]] += strength;
    }
    if (leaders.size() < walk.class_of.size()) walk.lists = between_classes(walk, leaders);
    return walk;
}

}  // namespace sigloom
