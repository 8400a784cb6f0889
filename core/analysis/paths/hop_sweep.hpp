// Betweenness by hops from one source at a time: Brandes' algorithm, for graphs whose vertices are
// reached at many different levels, as on a grid or a road map, so that sources side by side have
// hardly a step in common (sweep_body.hpp does better elsewhere). Formulas as in sweep.hpp.
//
// What makes it fast:
//
// - No lists of predecessors: going back, a vertex sums over those of its neighbours that are one
//   level farther, by the levels that are at hand anyway.
// - No branch on data in either inner loop, as whether a neighbour is farther is a toss of a coin.
// - Vertices are numbered in the order of a breadth-first search (source_order.hpp), so that
//   neighbours lie near to each other in memory, too.
// - Counts are doubles; those that do not fit are noticed and left to another method.
//
// Cost per source O(m); memory 24 bytes for each vertex.
#pragma once

#include "core/analysis/paths/sweep.hpp"

namespace sigloom {

class HopSweep final : public Sweep {
  public:
    /// Keeps a reference to the problem.
    explicit HopSweep(const SweepProblem& problem);
    [[nodiscard]] std::size_t lanes() const override { return 1; }
    bool add(std::span<const Vertex> sources, SweepSums& sums) override;

  private:
    static constexpr std::uint32_t far = UINT32_MAX;

    bool count_paths(Vertex source);
    void collect(double weight, SweepSums& sums);
    void credit_arcs(Vertex vertex, double paths, std::span<double> arcs) const;
    [[nodiscard]] double sum_of_farther(Vertex vertex) const;
    [[nodiscard]] double capped(double count) const;

    const SweepProblem& problem_;
    std::vector<std::uint32_t> level_;
    std::vector<double> paths_;    ///< of each vertex: the shortest ones to one copy
    std::vector<double> share_;    ///< of each vertex: what a path that goes on to it is worth
    std::vector<Vertex> reached_;  ///< by rising level, and room for one more
    std::size_t reached_count_ = 0;
};

}  // namespace sigloom
