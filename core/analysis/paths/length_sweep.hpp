// Betweenness by length from one source at a time: Dijkstra's search forward, which counts shortest
// paths, and Brandes' sum of dependencies backward, over the steps that turned out to be last ones
// of shortest paths. Formulas as in sweep.hpp.
//
// An arc that is longer than the way over a landmark, by more than the tolerance below, is not
// looked at (landmark.hpp).
//
// A second path counts as equally long when it is within equal_length_tolerance of the first one.
//
// Cost per source O(m + n log n) at worst; see bucket_queue.hpp. Memory O(n + m).
#pragma once

#include "core/analysis/paths/bucket_queue.hpp"
#include "core/analysis/paths/sweep.hpp"

namespace sigloom {

class LengthSweep final : public Sweep {
  public:
    /// Keeps a reference to the problem, which must have lengths and a landmark.
    explicit LengthSweep(const SweepProblem& problem);
    [[nodiscard]] std::size_t lanes() const override { return 1; }
    bool add(std::span<const Vertex> sources, SweepSums& sums) override;

  private:
    /// What is known of the shortest paths to a vertex.
    struct Tally {
        double paths = 0;
        double dependency = 0;
        std::uint32_t last_step = no_step;  ///< the last one recorded that leads here
    };
    /// A last step of a shortest path to a vertex, and the one recorded before for it.
    struct Step {
        Vertex from;
        std::uint32_t before;
    };
    static constexpr std::uint32_t no_step = UINT32_MAX;

    void run(Vertex source);
    void relax(Vertex from, double paths, double most_excess);
    void collect(double weight, SweepSums& sums);
    void clear();

    const SweepProblem& problem_;
    double farthest_;               ///< from the landmark, of what is within its reach
    std::vector<double> distance_;  ///< apart from all else: every arc asks for one
    std::vector<Tally> tally_;
    std::vector<Step> steps_;
    std::vector<Vertex> reached_;  ///< by rising distance
    BucketQueue queue_;
};

}  // namespace sigloom
