#include "core/analysis/communities/twin_classes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "core/analysis/same_neighbors.hpp"
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

/// The same neighbours apart from each other, at weights of one ratio.
bool are_twins(const Network& network, std::uint32_t a, std::uint32_t b) {
    double ratio = 0;
    return have_same_neighbors(network, a, b, [&](std::size_t of_a, std::size_t of_b) {
        const double here = network.weight[of_a] / network.weight[of_b];
        if (ratio == 0) ratio = here;
        return std::abs(here - ratio) <= 1e-9 * ratio;
    });
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
