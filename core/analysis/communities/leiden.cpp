#include "core/analysis/communities/leiden.hpp"

#include <numeric>
#include <utility>

#include "core/analysis/communities/refinement.hpp"

namespace sigloom {
namespace {

/// The network of the parts, and the community of each part.
struct Level {
    Network network;
    Membership communities;
};

Level level_above(const Network& network, const Membership& communities, const Membership& parts,
                  std::uint32_t part_count) {
    Level level{aggregate(network, parts, part_count), Membership(part_count)};
    for (std::size_t node = 0; node < parts.size(); ++node) {
        level.communities[parts[node]] = communities[node];
    }
    return level;
}

std::uint32_t count_of(const Membership& classes) {
    std::uint32_t count = 0;
    for (const std::uint32_t each : classes) count = std::max(count, each + 1);
    return count;
}

}  // namespace

Membership singletons(std::size_t nodes) {
    Membership all(nodes);
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

double Leiden::iterate(const Network& network, Membership& communities) {
    double gained = 0;
    Level level;
    const Network* current = &network;
    Membership node_of = singletons(network.node_count());  // of the current network
    Membership start = std::move(communities);
    while (true) {
        Partition partition(*current, std::move(start));
        gained += move_nodes(*current, penalty_, partition, random_, tally_);
        const auto count = renumber(partition.community, current->node_count());
        communities = compose(node_of, partition.community);
        if (count == current->node_count()) return gained;
        partition = Partition(*current, std::move(partition.community));
        const Membership parts =
            refine(*current, penalty_, temperature_, partition, random_, tally_);
        const std::uint32_t part_count = count_of(parts);
        if (part_count == current->node_count()) return gained;
        level = level_above(*current, partition.community, parts, part_count);
        node_of = compose(node_of, parts);
        current = &level.network;
        start = level.communities;
    }
}

void Leiden::settle(const Network& network, Membership& communities, double least_gain,
                    unsigned most, const MeasureContext& context) {
    for (unsigned i = 0; i < most; ++i) {
        context.stop_if_cancelled();
        if (iterate(network, communities) < least_gain) return;
    }
}

void Leiden::finish(const Network& network, Membership& communities, unsigned most,
                    const MeasureContext& context) {
    Membership before;
    for (unsigned i = 0; i < most && communities != before; ++i) {
        context.stop_if_cancelled();
        before = communities;
        Partition partition(network, std::move(communities));
        move_nodes(network, penalty_, partition, random_, tally_);
        communities = connected_parts(network, partition.community);
    }
}

std::vector<Membership> Leiden::divisions(const Network& network, const Membership& communities) {
    std::vector<Membership> all;
    const std::uint32_t community_count = count_of(communities);
    Level level;
    const Network* current = &network;
    Membership inside = communities;
    Membership node_of = singletons(network.node_count());
    while (true) {
        const Partition partition(*current, inside);
        const Membership parts =
            refine(*current, penalty_, temperature_, partition, random_, tally_);
        const std::uint32_t part_count = count_of(parts);
        if (part_count == current->node_count() || part_count == community_count) return all;
        node_of = compose(node_of, parts);
        all.push_back(node_of);
        level = level_above(*current, inside, parts, part_count);
        current = &level.network;
        inside = level.communities;
    }
}

}  // namespace sigloom
