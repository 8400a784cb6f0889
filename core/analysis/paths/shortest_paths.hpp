// Distances from one node to all others, by hops (breadth-first search) and by length (Dijkstra
// 1959). Both searches keep their memory, so that a search costs no more than what it reaches.
//
//   search.run(source);
//   for (Node node : search.reached()) use(search.distance(node));
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/paths/path_length.hpp"

namespace sigloom {

/// Time O(n + m) per run in the component of the source; memory O(n).
class HopSearch {
  public:
    explicit HopSearch(const Adjacency& lists);  ///< keeps a reference to the lists
    void run(Node source);

    /// The nodes that the source can reach by rising distance, itself first.
    [[nodiscard]] std::span<const Node> reached() const { return reached_; }
    /// Of a node that was reached.
    [[nodiscard]] double distance(Node node) const { return hops_[node]; }
    /// Whether a shortest path from the source to `to` ends with this arc, which joins `from` to
    /// it. Both were reached, `from` before `to`.
    [[nodiscard]] bool is_last_arc(Node from, std::uint32_t /*arc*/, Node to) const {
        return hops_[from] + 1 == hops_[to];
    }

  private:
    static constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max();

    const Adjacency& lists_;
    std::vector<std::uint32_t> hops_;
    std::vector<Node> reached_;
};

/// Time O((n + m) log n) per run in the component of the source; memory O(n + m).
class LengthSearch {
  public:
    explicit LengthSearch(const Adjacency& lists);  ///< keeps a reference to the lists
    void run(Node source);

    [[nodiscard]] std::span<const Node> reached() const { return reached_; }
    [[nodiscard]] double distance(Node node) const { return distance_[node]; }
    [[nodiscard]] bool is_last_arc(Node from, std::uint32_t arc, Node to) const {
        return distance_[from] + length_[arc] <= distance_[to] * (1 + equal_length_tolerance);
    }

  private:
    static constexpr double far = std::numeric_limits<double>::infinity();

    struct Offer {
        double distance;
        Node node;
        /// For a heap with the nearest on top.
        bool operator<(const Offer& other) const { return distance > other.distance; }
    };

    const Adjacency& lists_;
    std::vector<double> length_;  ///< of each arc
    std::vector<double> distance_;
    std::vector<Offer> offers_;  ///< a heap; an offer that is no longer the best one is skipped
    std::vector<Node> reached_;
};

}  // namespace sigloom
