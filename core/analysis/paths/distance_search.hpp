// Dijkstra's search for distances by length that begins with upper bounds, and reaches only those
// vertices that are nearer than their bound.
//
// A vertex whose bound is its distance leads to no other that is nearer than its own bound, where
// bounds are sums over landmarks (landmark.hpp): d(s,h) + d(h,u) + length is no less than
// d(s,h) + d(h,v). So the search stops there, and what it costs is the part of the graph that no
// landmark is on the way to.
#pragma once

#include <span>

#include "core/analysis/paths/bucket_queue.hpp"
#include "core/analysis/paths/landmark.hpp"
#include "core/analysis/paths/path_problem.hpp"
#include "core/analysis/paths/short_queue.hpp"

namespace sigloom {

/// The queue for searches over a graph with lengths.
BucketQueue queue_for(const PathProblem& graph);

class DistanceSearch {
  public:
    /// Keeps references to both. Arcs and excess as with_landmark() gives them; where nothing is
    /// known, distances are infinite and excesses minus infinity.
    DistanceSearch(const PathProblem& graph, const Landmark& landmark);

    /// Lowers bounds to the distances from a source, and says for how many vertices. The bounds are
    /// infinite, or the least over some landmarks, the one of the constructor among them.
    /// O(m + n log n) at worst.
    std::size_t run(Vertex source, std::span<double> distance);

  private:
    template <typename Queue>
    std::size_t run(Vertex source, std::span<double> distance, Queue& queue) const;

    const PathProblem& graph_;
    const Landmark& landmark_;
    BucketQueue queue_;
    ShortQueue short_queue_;
    bool few_wait_;  ///< at a time, in a graph with no more edges than vertices
};

}  // namespace sigloom
