// An ensemble of searches for communities: what all of them agree on is where further ones begin.
//
//   network --twins--> small network --run--> division 1 --+
//                                    --run--> division 2 --+-agree--> cores --runs--> divisions
//                                    --run--> ...        --+            ^                 |
//                                                                       +-- once more ----+
//
// Random choices differ from run to run, most pairs of nodes do not; so the network of the cores is
// small, and a run on it cheap and good. The best division of all is improved on the small network
// and then on the whole one.
//
// M. Ovelgoenne, A. Geyer-Schulz (2012). An ensemble learning strategy for graph clustering. Graph
// Partitioning and Graph Clustering, Contemporary Mathematics 588.
#pragma once

#include "core/analysis/communities/leiden.hpp"

namespace sigloom {

/// The weight inside the communities, less the penalty for every pair of their nodes: quality up to
/// a factor, and a term that is the same for all divisions. O(n + m).
double division_score(const Network& network, double penalty, const Membership& communities);

class Ensemble {
  public:
    /// Of at least one run, on a network of at least one edge. The penalty is that of
    /// local_moving.hpp. Keeps references to the network and the context.
    Ensemble(const Network& network, double penalty, std::uint64_t seed, unsigned runs,
             const MeasureContext& context);

    /// The best division found: its communities are connected, and no node has a better one. Once.
    /// O(n + m) per iteration, of which each of the first runs has 3, and the end some 10. Throws
    /// Cancelled.
    Membership search();

    /// Of each node: the mean over the first runs of |A and B| / |A or B|, where A is its community
    /// in the division and B that of the run. To be called after the search.
    [[nodiscard]] std::vector<double> stability(const Membership& division) const;

    /// Nested parts of the division; see Leiden::divisions.
    [[nodiscard]] std::vector<Membership> parts(const Membership& division) const;

  private:
    [[nodiscard]] Leiden leiden(std::size_t stream) const;
    void join_twins();
    void report(double done) const;
    void for_each_run(std::size_t count, double from, double to,
                      const std::function<void(std::size_t)>& body) const;
    void first_runs();
    [[nodiscard]] std::vector<Membership> runs_from(const Membership& cores,
                                                    std::size_t round) const;
    [[nodiscard]] Membership best_from_cores() const;

    const Network& network_;
    const MeasureContext& context_;
    double penalty_;
    std::uint64_t seed_;
    Membership twins_;
    Network small_;  ///< of the classes of twins
    double temperature_ = 0;
    double least_gain_ = 0;
    std::vector<Membership> runs_;  ///< the first ones, on the small network
};

}  // namespace sigloom
