#include "core/analysis/communities/twin_classes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "core/base/scattered.hpp"

namespace sigloom {
namespace {

enum class Twins : std::uint8_t { open, closed };

/// Equal for nodes with the same neighbours (open), or the same with the node itself (closed).
std::uint64_t neighborhood_hash(const Network& network, std::uint32_t node, Twins kind) {
    std::uint64_t hash = kind == Twins::closed ? scattered(node) : 0;
    for (const auto arc : network.arcs(node)) hash += scattered(network.target[arc]);
    return hash;
}

/// Walks both rows, which rise, past each other's node.
bool are_twins(const Network& network, std::uint32_t a, std::uint32_t b) {
    auto of_a = network.begin[a];
    auto of_b = network.begin[b];
    const auto end_a = network.begin[a + 1];
    const auto end_b = network.begin[b + 1];
    double ratio = 0;
    while (true) {
        if (of_a < end_a && network.target[of_a] == b) ++of_a;
        if (of_b < end_b && network.target[of_b] == a) ++of_b;
        if (of_a == end_a || of_b == end_b) return of_a == end_a && of_b == end_b;
        if (network.target[of_a] != network.target[of_b]) return false;
        const double here = network.weight[of_a] / network.weight[of_b];
        if (ratio == 0) ratio = here;
        if (!(std::abs(here - ratio) <= 1e-9 * ratio)) return false;
        ++of_a;
        ++of_b;
    }
}

/// Puts nodes of one hash that are twins into the class of the first of them.
void join_twins(const Network& network, std::span<const std::uint32_t> nodes, Membership& classes) {
    constexpr std::size_t most_classes = 8;  // of one hash: what is compared with each node
    std::vector<std::uint32_t> firsts;
    for (const std::uint32_t node : nodes) {
        const auto first = std::ranges::find_if(
            firsts, [&](std::uint32_t other) { return are_twins(network, node, other); });
        if (first != firsts.end()) {
            classes[node] = classes[*first];
        } else if (firsts.size() < most_classes) {
            firsts.push_back(node);
        }
    }
}

}  // namespace

Membership twin_classes(const Network& network) {
    const std::size_t n = network.node_count();
    Membership classes(n);
    std::iota(classes.begin(), classes.end(), 0U);
    std::vector<std::uint64_t> hash(n);
    for (const Twins kind : {Twins::open, Twins::closed}) {
        std::vector<std::uint32_t> nodes;
        for (std::uint32_t node = 0; node < n; ++node) {
            hash[node] = neighborhood_hash(network, node, kind);
            if (!network.arcs(node).empty()) nodes.push_back(node);
        }
        const auto by_hash = [&](std::uint32_t node) { return hash[node]; };
        std::ranges::stable_sort(nodes, {}, by_hash);
        for (auto begin = nodes.begin(); begin != nodes.end();) {
            const auto end = std::ranges::find_if(
                begin, nodes.end(), [&](std::uint32_t node) { return hash[node] != hash[*begin]; });
            if (end - begin > 1) join_twins(network, {begin, end}, classes);
            begin = end;
        }
    }
    renumber(classes, n);
    return classes;
}

}  // namespace sigloom
