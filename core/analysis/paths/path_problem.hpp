// What the reductions of shortest-path problems pass on to each other: a graph whose vertices may
// stand for several nodes.
//
// Values are counted over ordered pairs (s, t) until the last step halves them, so that all of the
// reductions' formulas are whole numbers or quotients of such.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/paths/path_length.hpp"

namespace sigloom {

using Vertex = Node;

/// What a shortest path adds to each vertex inside it.
enum class PathCredit : std::uint8_t {
    share,  ///< 1 divided by the number of shortest paths between its ends: betweenness
    one     ///< 1: stress; by hops only
};

/// A simple undirected graph. A vertex stands for one or more nodes, its copies:
/// twins, which have the same neighbours and are never inside one shortest path together.
struct PathProblem : CompressedRows {
    std::vector<double> length;  ///< of each arc; empty: every arc is one hop
    std::vector<double> copies;  ///< of each vertex, 1 or more
    std::vector<double> ends;    ///< of each vertex: how many nodes begin or end paths there, over
                                 ///< all copies, with the nodes of other blocks that hang on it
    std::vector<char> apart;  ///< of each vertex: 1 if it has copies that are no neighbours of each
                              ///< other (open twins), else 0

    [[nodiscard]] std::size_t size() const { return node_count(); }
    [[nodiscard]] auto vertices() const {
        return std::views::iota(Vertex{0}, static_cast<Vertex>(size()));
    }
    [[nodiscard]] double arc_length(std::uint32_t arc) const {
        return length.empty() ? 1 : length[arc];
    }
};

/// Every node a vertex of one copy, which paths begin and end at. O(n + m).
PathProblem path_problem(const Adjacency& lists, PathLength length = PathLength::hops);

/// The graph between some vertices of another one, which are numbered in the order given.
/// Neighbours rise where those of the other graph do and the order is a rising one.
class PartMaker {
  public:
    explicit PartMaker(const PathProblem& whole);  ///< keeps a reference

    /// O(size of the part + arcs that leave it).
    PathProblem part(std::span<const Vertex> vertices);

  private:
    static constexpr Vertex outside = UINT32_MAX;

    const PathProblem& whole_;
    std::vector<Vertex> number_;  ///< in the part; `outside` for all between two calls
};

}  // namespace sigloom
