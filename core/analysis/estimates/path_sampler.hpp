// Draws a shortest path between two nodes, each of the shortest ones as likely as the others.
//
// Two breadth-first searches run towards each other, and the one whose border has fewer arcs goes
// on [1]; in a graph of hubs they meet after a small part of it. Every shortest path crosses from
// one search to the other by exactly one arc of those on which they meet,
//
//      s --- . --- a ===== b --- t       which is drawn with the weight paths(s,a) * paths(b,t);
//        \       /   \\           |      from there the way back to each end is drawn step by
//          --- c ===== d --------        step, with the weight of the paths to the step before.
//
// Numbers of paths count within a level only as against each other, and a level that grows beyond
// doubles is scaled down. Cost: O(n + m) at worst.
//
// [1] M. Borassi, E. Natale (2016). KADABRA is an adaptive algorithm for betweenness via random
//     approximation. ESA 2016. (Section 4.1: balanced bidirectional search.)
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/communities/random.hpp"

namespace sigloom {

class PathSampler {
  public:
    explicit PathSampler(const Adjacency& lists);  ///< keeps a reference

    /// The nodes between two different nodes on a shortest path; none where no path leads from one
    /// to the other. Valid until the next call.
    std::span<const Node> draw(Node from, Node to, Random& random);

  private:
    enum class Side : std::uint8_t { none, from, to };
    struct Visit {
        double paths = 0;
        std::uint32_t level = 0;
        Side side = Side::none;
    };
    struct Border {
        std::vector<Node> nodes;
        std::uint64_t arcs = 0;
    };
    /// The first end is of the search that goes on.
    struct Meeting {
        Node here;
        Node there;
    };

    void begin(Side side, Node node);
    bool advance(Side side);
    void scale_down(Border& border);
    const Meeting& drawn_meeting(Random& random) const;
    void draw_way_back(Node node, Random& random);
    Node drawn_step_back(Node node, Random& random) const;
    Border& border(Side side) { return borders_[side == Side::from ? 0 : 1]; }

    const Adjacency& lists_;
    std::vector<Visit> visits_;
    std::vector<Node> visited_;
    std::array<Border, 2> borders_;
    std::vector<Meeting> meetings_;
    std::vector<Node> next_;
    std::vector<Node> between_;
};

}  // namespace sigloom
