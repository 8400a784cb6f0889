#include "core/analysis/paths/hop_sweep.hpp"

#include <algorithm>

namespace sigloom {
namespace {

constexpr double most_paths = 1e290;  // beyond, quotients of counts would lose digits

}  // namespace

HopSweep::HopSweep(const SweepProblem& problem)
    : problem_(problem),
      level_(problem.graph.size(), far),
      paths_(problem.graph.size(), 0),
      share_(problem.graph.size(), 0),
      reached_(problem.graph.size() + 1) {}

bool HopSweep::add(std::span<const Vertex> sources, SweepSums& sums) {
    const bool fits = count_paths(sources.front());
    if (fits) collect(problem_.graph.ends[sources.front()], sums);
    std::ranges::fill(level_, far);
    std::ranges::fill(paths_, 0);
    return fits;
}

inline double HopSweep::capped(double count) const {
    return problem_.credit == PathCredit::one ? std::min(count, most_paths) : count;
}

bool HopSweep::count_paths(Vertex source) {
    const PathProblem& graph = problem_.graph;
    std::uint32_t* const levels = level_.data();
    double* const counts = paths_.data();
    Vertex* const reached = reached_.data();
    std::size_t end = 1;
    reached[0] = source;
    levels[source] = 0;
    counts[source] = 1;
    double most = 0;
    for (std::size_t next = 0; next < end; ++next) {
        const Vertex from = reached[next];
        const std::uint32_t level = levels[from] + 1;
        counts[from] = capped(counts[from]);
        most = std::max(most, counts[from]);
        // Of a source's copies, one is the source.
        const double paths = counts[from] * (from == source ? 1 : graph.copies[from]);
        for (const Vertex to : graph.neighbors(from)) {
            const std::uint32_t known = levels[to];
            reached[end] = to;
            end += known == far ? 1 : 0;
            levels[to] = std::min(known, level);
            counts[to] += known >= level ? paths : 0;
        }
    }
    reached_count_ = end;
    return most <= most_paths;
}

/// Of the shares.
inline double HopSweep::sum_of_farther(Vertex vertex) const {
    const std::uint32_t* const levels = level_.data();
    const double* const shares = share_.data();
    const std::uint32_t level = levels[vertex] + 1;
    double sum = 0;
    for (const Vertex to : problem_.graph.neighbors(vertex)) {
        sum += levels[to] == level ? shares[to] : 0;
    }
    return sum;
}

void HopSweep::credit_arcs(Vertex vertex, double paths, std::span<double> arcs) const {
    const std::uint32_t level = level_[vertex] + 1;
    for (const std::uint32_t arc : problem_.graph.arcs(vertex)) {
        const Vertex to = problem_.graph.target[arc];
        arcs[arc] += level_[to] == level ? paths * share_[to] : 0;
    }
}

void HopSweep::collect(double weight, SweepSums& sums) {
    for (std::size_t place = reached_count_; place-- > 1;) {
        const Vertex vertex = reached_[place];
        const double wanted = problem_.wanted[vertex];
        const double sum = sum_of_farther(vertex);
        sums.between[vertex] += weight * capped(paths_[vertex] * sum);
        if (!sums.arcs.empty()) credit_arcs(vertex, weight * paths_[vertex], sums.arcs);
        const double own = problem_.credit == PathCredit::one ? wanted : wanted / paths_[vertex];
        share_[vertex] = capped(own + problem_.graph.copies[vertex] * sum);
    }
    // The weight of a source is that of all of its copies.
    const Vertex source = reached_[0];
    if (!sums.arcs.empty()) credit_arcs(source, weight / problem_.graph.copies[source], sums.arcs);
}

}  // namespace sigloom
