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
// Where there are more paths than a double can count, the search is made again with numbers that
// have an exponent of their own. Cost: O(n + m) at worst.
//
// [1] M. Borassi, E. Natale (2016). KADABRA is an adaptive algorithm for betweenness via random
//     approximation. ESA 2016. (Section 4.1: balanced bidirectional search.)
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/paths/path_count.hpp"
#include "core/base/random.hpp"

namespace sigloom {

/// Both searches, with numbers of paths of one sort (see paths/path_count.hpp).
template <typename Count>
class PathSearch {
  public:
    explicit PathSearch(const Adjacency& lists);  ///< keeps a reference

    /// As PathSampler::draw; nothing when the numbers of paths do not fit.
    std::optional<std::span<const Node>> draw(Node from, Node to, Random& random);

  private:
    enum class Side : std::uint8_t { none, from, to };
    struct Visit {
        Count paths;
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

    void clear();
    void begin(Side side, Node node);
    bool advance(Side side);
    [[nodiscard]] Count paths_over(const Meeting& meeting) const;
    [[nodiscard]] Count paths_over(std::uint32_t arc, const Visit& after) const;
    void draw_way_back(Node node, Random& random);
    [[nodiscard]] Node drawn_step_back(Node node, Random& random) const;
    Border& border(Side side) { return borders_[side == Side::from ? 0 : 1]; }

    const Adjacency& lists_;
    std::vector<Visit> visits_;
    std::vector<Node> visited_;
    std::array<Border, 2> borders_;
    std::vector<Meeting> meetings_;
    std::vector<Node> next_;
    std::vector<Node> between_;
};

class PathSampler {
  public:
    explicit PathSampler(const Adjacency& lists) : lists_(lists), search_(lists) {}

    /// The nodes between two different nodes on a shortest path; none where no path leads from one
    /// to the other. Valid until the next call.
    std::span<const Node> draw(Node from, Node to, Random& random);

  private:
    const Adjacency& lists_;
    PathSearch<PathCount> search_;
    std::optional<PathSearch<WidePathCount>> wide_search_;  ///< once it is needed
};

}  // namespace sigloom
