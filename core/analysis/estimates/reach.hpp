// What can be told of distances in each component without searching from every node: a search from
// one node, the one of most neighbours, finds its eccentricity e, and no distance in its component
// is above 2e, as every path can be led over it.
//
// O(n + m).
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/adjacency.hpp"

namespace sigloom {

struct Reach {
    struct Component {
        std::vector<Node> members;   ///< rising
        std::uint32_t diameter = 0;  ///< no distance by hops is higher
    };
    std::vector<Component> components;        ///< by their first nodes
    std::vector<std::uint32_t> component_of;  ///< of each node

    /// The highest of the bounds.
    [[nodiscard]] std::uint32_t diameter() const;
};

Reach reach(const Adjacency& lists);

}  // namespace sigloom
