#include "core/analysis/paths/length_sweep.hpp"

#include <algorithm>
#include <limits>

#include "core/analysis/paths/distance_search.hpp"

namespace sigloom {
namespace {

constexpr double far = std::numeric_limits<double>::infinity();
constexpr double most_paths = 1e290;  // beyond, quotients of counts would lose digits
constexpr double shorter = 1 - equal_length_tolerance;
constexpr double as_long = 1 + equal_length_tolerance;
/// What the lengths of tied paths may differ by, as a part of the longest that there are, and more.
constexpr double slack = 10 * equal_length_tolerance;

double highest_finite(const std::vector<double>& values) {
    double highest = 0;
    for (const double value : values) {
        if (value < far) highest = std::max(highest, value);
    }
    return highest;
}

}  // namespace

LengthSweep::LengthSweep(const SweepProblem& problem)
    : problem_(problem),
      farthest_(highest_finite(problem.landmark.distance)),
      distance_(problem.graph.size(), far),
      tally_(problem.graph.size()),
      queue_(queue_for(problem.graph)) {}

bool LengthSweep::add(std::span<const Vertex> sources, SweepSums& sums) {
    const Vertex source = sources.front();
    run(source);
    for (const Vertex vertex : reached_) {
        if (!(tally_[vertex].paths < most_paths)) return false;
    }
    collect(problem_.graph.ends[source], sums);
    return true;
}

void LengthSweep::run(Vertex source) {
    clear();
    const double to_landmark = problem_.landmark.distance[source];
    const double most_excess = to_landmark + slack * (to_landmark + farthest_);
    distance_[source] = 0;
    tally_[source].paths = 1;
    queue_.restart();
    queue_.push({0, source});
    while (!queue_.is_empty()) {
        const auto [distance, vertex] = queue_.pop();
        if (distance > distance_[vertex]) continue;  // an offer that was bettered since
        reached_.push_back(vertex);
        // Of a source's copies, one is the source.
        const double copies = vertex == source ? 1 : problem_.graph.copies[vertex];
        relax(vertex, tally_[vertex].paths * copies, most_excess - distance);
    }
}

void LengthSweep::clear() {
    for (const Vertex vertex : reached_) {
        distance_[vertex] = far;
        tally_[vertex] = {};
    }
    reached_.clear();
    steps_.clear();
}

void LengthSweep::relax(Vertex from, double paths, double most_excess) {
    const double so_far = distance_[from];
    for (const std::uint32_t arc : problem_.graph.arcs(from)) {
        if (problem_.landmark.excess[arc] > most_excess) break;
        const Vertex to = problem_.graph.target[arc];
        const double distance = so_far + problem_.graph.length[arc];
        const double best = distance_[to];
        // What is no farther than this vertex was settled before, however short the arc is.
        if (distance > best * as_long || best <= so_far) continue;
        Tally& tally = tally_[to];
        if (distance < best * shorter) {
            tally.paths = 0;
            tally.last_step = no_step;
        }
        if (distance < best) {
            distance_[to] = distance;
            queue_.push({distance, to});
        }
        tally.paths += paths;
        steps_.push_back({from, tally.last_step});
        tally.last_step = static_cast<std::uint32_t>(steps_.size() - 1);
    }
}

void LengthSweep::collect(double weight, SweepSums& sums) {
    for (std::size_t place = reached_.size(); --place > 0;) {
        const Vertex vertex = reached_[place];
        const Tally& tally = tally_[vertex];
        const double share =
            (problem_.wanted[vertex] + problem_.graph.copies[vertex] * tally.dependency) /
            tally.paths;
        for (std::uint32_t step = tally.last_step; step != no_step; step = steps_[step].before) {
            Tally& from = tally_[steps_[step].from];
            from.dependency += from.paths * share;
        }
        sums.between[vertex] += weight * tally.dependency;
    }
}

}  // namespace sigloom
