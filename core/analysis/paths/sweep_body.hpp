// The kernel of sweep.hpp. What makes it fast:
//
// - 16 sources share each step over an arc: one index is loaded, and one line of 16 path counts is
//   added, where a search from one source would load, compare and branch 16 times.
//
//       vertex u   | paths from source 0 | from 1 | ... | from 15 |     now[u]
//       vertex v   |        +            |   +    |     |    +    |     sum over neighbours u of v
//
//   Lanes are masked where a line is stored, not where it is read: now[u] is zero in each lane in
//   which u is not of the current level. So the inner loop is nothing but loads and additions.
// - A level is gathered from the side that has fewer arcs: `pull` sums over the neighbours of all
//   vertices that some lane has not reached yet, `push` adds to the neighbours of those that were
//   reached last. In graphs of few levels most vertices are reached in one of them, by a pull
//   without a single branch on data; on a grid every level is pushed and costs what it touches.
// - Going back, the line that is summed up is (wanted + copies dependency) / paths, so that no arc
//   needs a division, and dependencies need no memory of their own.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/analysis/paths/lanes.hpp"
#include "core/analysis/paths/sweep.hpp"

namespace sigloom {

template <typename Real, int bytes>
class SweepBody {
  public:
    using Line = Lanes<Real, bytes>;

    explicit SweepBody(const SweepProblem& problem)
        : graph_(problem.graph),
          copies_(problem.graph.copies.begin(), problem.graph.copies.end()),
          wanted_(problem.wanted.begin(), problem.wanted.end()),
          credit_(problem.credit),
          seen_(graph_.size(), 0),
          marks_(graph_.size(), 0),
          paths_(graph_.size(), Line{}),
          now_(graph_.size(), Line{}),
          next_(graph_.size(), Line{}) {}

    SIGLOOM_INLINE bool run(std::span<const Vertex> sources, SweepSums& sums) {
        start(sources);
        while (level_begin_.back() < reached_.size()) advance();
        const bool fits = most_.above(most_paths) == 0;
        if (fits) collect(sums);
        for (const Reached& entry : reached_) {
            seen_[entry.vertex] = 0;
            paths_[entry.vertex].set(0);
        }
        return fits;
    }

  private:
    /// Beyond these, quotients of counts would lose digits.
    static constexpr Real most_paths = sizeof(Real) == 4 ? Real(1e30) : Real(1e290);

    /// A vertex and the lanes that reach it at a level.
    struct Reached {
        Vertex vertex;
        LaneSet lanes;
    };

    std::span<const Reached> level(std::size_t number) const {
        return {reached_.data() + level_begin_[number], reached_.data() + level_begin_[number + 1]};
    }

    SIGLOOM_INLINE std::uint64_t arcs_of(std::span<const Reached> entries) const {
        std::uint64_t arcs = 0;
        for (const Reached& entry : entries) arcs += graph_.degree(entry.vertex);
        return arcs;
    }

    SIGLOOM_INLINE void start(std::span<const Vertex> sources) {
        most_.set(0);
        all_lanes_ = static_cast<LaneSet>((1U << sources.size()) - 1);
        std::ranges::fill(weight_, 0);
        reached_.clear();
        level_begin_.assign(1, 0);
        unfinished_.clear();
        unfinished_arcs_ = graph_.target.size();
        for (std::size_t lane = 0; lane < sources.size(); ++lane) {
            const Vertex source = sources[lane];
            const auto lanes = static_cast<LaneSet>(1U << lane);
            paths_[source].set_lane(static_cast<int>(lane), 1);
            now_[source].set_lane(static_cast<int>(lane), 1);
            seen_[source] = lanes;
            reached_.push_back({source, lanes});
            weight_[lane] = graph_.ends[source];
        }
    }

    /// From the last level to the next.
    SIGLOOM_INLINE void advance() {
        level_begin_.push_back(reached_.size());
        const std::size_t last = level_begin_.size() - 2;
        if (unfinished_arcs_ < 2 * arcs_of(level(last))) {
            pull();
        } else {
            push(level(last));
        }
        for (const Reached& entry : level(last)) now_[entry.vertex].set(0);
        std::swap(now_, next_);
    }

    SIGLOOM_INLINE void sum_neighbors(Vertex vertex, Line& sum) const {
        const Vertex* arc = graph_.target.data() + graph_.begin[vertex];
        const Vertex* const end = graph_.target.data() + graph_.begin[vertex + 1];
        const Line* const now = now_.data();
        Line other;  // additions wait for each other; two sums wait half as long
        sum.set(0);
        other.set(0);
        for (; arc + 1 < end; arc += 2) {
            sum.add(now[arc[0]]);
            other.add(now[arc[1]]);
        }
        if (arc < end) sum.add(now[*arc]);
        sum.add(other);
    }

    SIGLOOM_INLINE void pull() {
        if (unfinished_.empty()) {
            for (const Vertex vertex : graph_.vertices()) unfinished_.push_back(vertex);
        }
        std::size_t kept = 0;
        for (const Vertex vertex : unfinished_) {
            if (seen_[vertex] == all_lanes_) continue;
            Line sum;
            sum_neighbors(vertex, sum);
            reach(vertex, sum);
            if (seen_[vertex] != all_lanes_) unfinished_[kept++] = vertex;
        }
        unfinished_.resize(kept);
    }

    SIGLOOM_INLINE void push(std::span<const Reached> entries) {
        touched_.clear();
        for (const Reached& entry : entries) {
            const Line& added = now_[entry.vertex];
            for (const Vertex vertex : graph_.neighbors(entry.vertex)) {
                if (seen_[vertex] == all_lanes_) continue;
                if (marks_[vertex] == 0) {
                    marks_[vertex] = 1;
                    touched_.push_back(vertex);
                }
                next_[vertex].add(added);
            }
        }
        for (const Vertex vertex : touched_) {
            marks_[vertex] = 0;
            Line sum = next_[vertex];
            if (!reach(vertex, sum)) next_[vertex].set(0);
        }
    }

    /// Whether paths arrive in a lane for the first time. Uses up the sum.
    SIGLOOM_INLINE bool reach(Vertex vertex, Line& sum) {
        const auto fresh = static_cast<LaneSet>(sum.above(0) & ~seen_[vertex]);
        if (fresh == 0) return false;
        if (credit_ == PathCredit::one) sum.cap(most_paths);
        sum.keep(fresh);
        most_.take_greater(sum);
        paths_[vertex].add(sum);
        sum.scale(copies_[vertex]);
        next_[vertex] = sum;
        seen_[vertex] |= fresh;
        if (seen_[vertex] == all_lanes_) unfinished_arcs_ -= graph_.degree(vertex);
        reached_.push_back({vertex, fresh});
        return true;
    }

    /// The way back, from the last level that has vertices.
    SIGLOOM_INLINE void collect(SweepSums& sums) {
        std::size_t number = level_begin_.size() - 2;
        Line nothing;
        nothing.set(0);
        for (const Reached& entry : level(number)) set_share(entry, nothing, now_[entry.vertex]);
        for (; number > 0; --number) {
            if (!sums.arcs.empty()) credit_arcs(number - 1, sums.arcs);
            if (number > 1) retreat(level(number), level(number - 1), sums.between);
            for (const Reached& entry : level(number)) now_[entry.vertex].set(0);
            std::swap(now_, next_);
        }
        for (const Reached& entry : level(0)) now_[entry.vertex].set(0);
    }

    SIGLOOM_INLINE void retreat(std::span<const Reached> from, std::span<const Reached> to,
                                std::span<double> between) {
        if (arcs_of(to) < 2 * arcs_of(from)) {
            for (const Reached& entry : to) {
                Line sum;
                sum_neighbors(entry.vertex, sum);
                credit(entry, sum, between);
            }
            return;
        }
        for (const Reached& entry : to) marks_[entry.vertex] = entry.lanes;
        for (const Reached& entry : from) {
            const Line& added = now_[entry.vertex];
            for (const Vertex vertex : graph_.neighbors(entry.vertex)) {
                if ((marks_[vertex] & entry.lanes) != 0) next_[vertex].add(added);
            }
        }
        for (const Reached& entry : to) {
            marks_[entry.vertex] = 0;
            const Line sum = next_[entry.vertex];
            credit(entry, sum, between);
        }
    }

    /// The sum is that of the shares over the vertices behind.
    SIGLOOM_INLINE void credit(const Reached& entry, const Line& sum, std::span<double> between) {
        Line dependency = paths_[entry.vertex];
        dependency.multiply(sum);
        if (credit_ == PathCredit::one) dependency.cap(most_paths);
        dependency.keep(entry.lanes);
        between[entry.vertex] += weighted(dependency);
        set_share(entry, sum, next_[entry.vertex]);
    }

    /// (wanted + copies dependency) / paths; for stress, wanted + copies onward.
    SIGLOOM_INLINE void set_share(const Reached& entry, const Line& sum, Line& share) {
        Line more = sum;
        more.scale(copies_[entry.vertex]);
        Line result = paths_[entry.vertex];
        if (credit_ == PathCredit::one) {
            result.set(wanted_[entry.vertex]);
            result.add(more);
            result.cap(most_paths);
        } else {
            result.divide_into(wanted_[entry.vertex]);
            result.add(more);
        }
        result.keep(entry.lanes);
        share = result;
    }

    /// What runs along each arc from a level to the next, from one copy to all.
    SIGLOOM_INLINE void credit_arcs(std::size_t number, std::span<double> arcs) {
        for (const Reached& entry : level(number)) {
            Line paths = paths_[entry.vertex];
            paths.keep(entry.lanes);
            // The weight of a source is that of all of its copies.
            if (number == 0) paths.scale(1 / copies_[entry.vertex]);
            for (std::uint32_t arc = graph_.begin[entry.vertex];
                 arc < graph_.begin[entry.vertex + 1]; ++arc) {
                Line flow = now_[graph_.target[arc]];
                flow.multiply(paths);
                arcs[arc] += weighted(flow);
            }
        }
    }

    /// The sum over the lanes, each times the ends of its source.
    SIGLOOM_INLINE double weighted(const Line& line) const { return line.dot(weight_); }

    const PathProblem& graph_;
    std::vector<Real> copies_;
    std::vector<Real> wanted_;
    PathCredit credit_;
    std::vector<LaneSet> seen_;   ///< of each vertex: the lanes that have reached it
    std::vector<LaneSet> marks_;  ///< of each vertex: zero between two steps
    std::vector<Line> paths_;     ///< of each vertex: the number of shortest paths to one copy
    std::vector<Line> now_;       ///< what is summed up; zero but for the vertices of one level
    std::vector<Line> next_;      ///< the same, for the next level
    std::vector<Reached> reached_;
    std::vector<std::size_t> level_begin_;  ///< into reached_
    std::vector<Vertex> unfinished_;        ///< with all that some lane has yet to reach, and more
    std::vector<Vertex> touched_;
    std::uint64_t unfinished_arcs_ = 0;
    LaneSet all_lanes_ = 0;
    Line most_;                                    ///< in each lane, the most paths to a vertex
    alignas(64) double weight_[Line::count] = {};  ///< of each lane: the ends of its source
};

}  // namespace sigloom
