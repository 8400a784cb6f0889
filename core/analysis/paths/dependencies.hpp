// The inner part of Brandes' algorithm: how much one source depends on every node.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <vector>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/paths/path_count.hpp"
#include "core/analysis/paths/shortest_paths.hpp"

namespace sigloom {

/// Search is HopSearch or LengthSearch. Keeps its memory from source to source.
template <typename Search>
class Dependencies {
  public:
    explicit Dependencies(const Adjacency& lists)
        : lists_(lists), search_(lists), dependency_(lists.node_count()) {}

    /// Adds to nodes[v], for each v but the source: the sum over all t of the share of the shortest
    /// paths from the source to t that have v inside. And to arcs[a], unless that is empty: the
    /// share of them that run along the edge, against the direction of one of its arcs.
    void add(Node source, std::span<double> nodes, std::span<double> arcs = {}) {
        search_.run(source);
        if (!add<PathCount>(nodes, arcs, counts_)) add<WidePathCount>(nodes, arcs, wide_counts_);
    }

  private:
    /// False, and nothing added, when the counts do not fit the type.
    template <typename Count>
    bool add(std::span<double> nodes, std::span<double> arcs, std::vector<Count>& counts) {
        counts.resize(lists_.node_count());
        const bool fits = count_paths(counts);
        if (fits) collect(nodes, arcs, counts);
        for (const Node node : search_.reached()) counts[node] = Count();
        return fits;
    }

    /// Brandes' sigma, and for each node the arcs to the nodes before it on shortest paths.
    template <typename Count>
    bool count_paths(std::vector<Count>& counts) {
        before_.clear();
        before_end_.clear();
        const std::span<const Node> reached = search_.reached();
        counts[reached.front()] = Count(1);
        before_end_.push_back(0);
        for (const Node to : reached.subspan(1)) {
            Count count;
            for (const std::uint32_t arc : lists_.arcs(to)) {
                const Node from = lists_.target[arc];
                // A node without a count was reached later, however short the arc is.
                if (counts[from].is_zero() || !search_.is_last_arc(from, arc, to)) continue;
                count += counts[from];
                before_.push_back(arc);
            }
            if (count.is_exhausted()) return false;
            counts[to] = count;
            before_end_.push_back(before_.size());
        }
        return true;
    }

    /// Brandes' delta, from the farthest node to the source.
    template <typename Count>
    void collect(std::span<double> nodes, std::span<double> arcs,
                 const std::vector<Count>& counts) {
        const std::span<const Node> reached = search_.reached();
        for (std::size_t place = reached.size(); --place > 0;) {
            const Node node = reached[place];
            const Count share = (1 + dependency_[node]) / counts[node];
            for (std::size_t i = before_end_[place - 1]; i < before_end_[place]; ++i) {
                const Node from = lists_.target[before_[i]];
                const double part = counts[from] * share;
                dependency_[from] += part;
                if (!arcs.empty()) arcs[before_[i]] += part;
            }
            nodes[node] += dependency_[node];
            dependency_[node] = 0;
        }
        dependency_[reached.front()] = 0;
    }

    const Adjacency& lists_;
    Search search_;
    std::vector<PathCount> counts_;
    std::vector<WidePathCount> wide_counts_;
    std::vector<double> dependency_;
    std::vector<std::uint32_t> before_;    ///< arcs of the reached nodes in order, end to end
    std::vector<std::size_t> before_end_;  ///< where the list of each reached node ends
};

}  // namespace sigloom
