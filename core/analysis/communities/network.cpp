#include "core/analysis/communities/network.hpp"

#include <utility>

namespace sigloom {
namespace {

/// The nodes by class, and where each class begins.
struct Grouped {
    std::vector<std::uint32_t> begin;
    std::vector<std::uint32_t> node;
};

Grouped group(const Membership& classes, std::uint32_t count) {
    Grouped grouped{std::vector<std::uint32_t>(count + 1, 0),
                    std::vector<std::uint32_t>(classes.size())};
    for (const std::uint32_t number : classes) ++grouped.begin[number + 1];
    for (std::uint32_t i = 0; i < count; ++i) grouped.begin[i + 1] += grouped.begin[i];
    std::vector<std::uint32_t> next(grouped.begin.begin(), grouped.begin.end() - 1);
    for (std::uint32_t node = 0; node < classes.size(); ++node) {
        grouped.node[next[classes[node]]++] = node;
    }
    return grouped;
}

}  // namespace

std::uint32_t renumber(Membership& classes, std::size_t limit) {
    constexpr std::uint32_t none = UINT32_MAX;
    std::vector<std::uint32_t> number(limit, none);
    std::uint32_t count = 0;
    for (std::uint32_t& each : classes) {
        if (number[each] == none) number[each] = count++;
        each = number[each];
    }
    return count;
}

Network aggregate(const Network& network, const Membership& classes, std::uint32_t count) {
    const Grouped members = group(classes, count);
    RowBuilder rows;
    std::vector<double> weights;
    std::vector<double> masses(count, 0);
    Tally weight;
    weight.reserve(count);
    for (std::uint32_t number = 0; number < count; ++number) {
        for (auto i = members.begin[number]; i < members.begin[number + 1]; ++i) {
            const std::uint32_t node = members.node[i];
            masses[number] += network.mass[node];
            weight.add_arcs(network, node, [&](std::uint32_t other) { return classes[other]; });
        }
        for (const std::uint32_t other : weight.touched()) {
            if (other == number) continue;
            rows.add_arc(other);
            weights.push_back(weight[other]);
        }
        weight.clear();
        rows.end_row();
    }
    return {std::move(rows).rows(), std::move(weights), std::move(masses)};
}

Membership connected_parts(const Network& network, const Membership& classes) {
    constexpr std::uint32_t none = UINT32_MAX;
    Membership part(network.node_count(), none);
    std::vector<std::uint32_t> to_visit;
    std::uint32_t count = 0;
    const auto reach = [&](std::uint32_t node) {
        part[node] = count;
        to_visit.push_back(node);
    };
    for (std::uint32_t first = 0; first < network.node_count(); ++first) {
        if (part[first] != none) continue;
        for (reach(first); !to_visit.empty();) {
            const std::uint32_t node = to_visit.back();
            to_visit.pop_back();
            for (const auto arc : network.arcs(node)) {
                const std::uint32_t other = network.target[arc];
                if (classes[other] == classes[node] && part[other] == none) reach(other);
            }
        }
        ++count;
    }
    return part;
}

Membership compose(const Membership& inner, const Membership& outer) {
    Membership result(inner.size());
    for (std::size_t i = 0; i < inner.size(); ++i) result[i] = outer[inner[i]];
    return result;
}

}  // namespace sigloom
