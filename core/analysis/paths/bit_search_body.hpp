// The kernel of bit_search.hpp.
#pragma once

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "core/analysis/paths/bit_line.hpp"
#include "core/analysis/paths/bit_search.hpp"
#include "core/base/cancelled.hpp"

namespace sigloom {

template <int bytes>
class BitSearchBody {
  public:
    using Line = BitLine<bytes>;

    explicit BitSearchBody(const PathProblem& graph)
        : graph_(graph),
          finished_(graph.size(), 0),
          touched_(graph.size(), 0),
          seen_(graph.size(), Line{}),
          now_(graph.size(), Line{}),
          next_(graph.size(), Line{}) {}

    SIGLOOM_INLINE void run(std::span<const Vertex> sources, DistanceSums& sums) {
        start(sources);
        for (std::uint32_t distance = 1; !level_.empty(); ++distance) {
            stop_if_cancelled();
            advance(distance, sums);
        }
        for (const Vertex vertex : graph_.vertices()) {
            seen_[vertex].clear();
            finished_[vertex] = 0;
        }
    }

  private:
    /// After this many arcs it is worth asking whether all sources have arrived already.
    static constexpr std::ptrdiff_t block = 16;

    SIGLOOM_INLINE void start(std::span<const Vertex> sources) {
        unfinished_.clear();
        unfinished_arcs_ = graph_.target.size();
        all_.clear();
        level_.assign(sources.begin(), sources.end());
        std::uint64_t most_copies = 1;
        for (std::size_t i = 0; i < sources.size(); ++i) {
            const auto bit = static_cast<int>(i);
            all_.insert(bit);
            seen_[sources[i]].insert(bit);
            now_[sources[i]].insert(bit);
            most_copies = std::max(most_copies, copies_of(sources[i]));
        }
        choose_planes(sources, most_copies);
    }

    std::uint64_t copies_of(Vertex vertex) const {
        return static_cast<std::uint64_t>(graph_.copies[vertex]);
    }

    /// The digits of the numbers of copies: plane i has the sources whose number has bit i. All
    /// sources of one number are one plane of that weight.
    SIGLOOM_INLINE void choose_planes(std::span<const Vertex> sources, std::uint64_t most_copies) {
        planes_.clear();
        const bool same = std::ranges::all_of(
            sources, [&](Vertex source) { return copies_of(source) == most_copies; });
        if (same) {
            planes_.push_back({all_, most_copies});
            return;
        }
        for (int digit = 0; (most_copies >> digit) > 0; ++digit) {
            Plane plane{{}, std::uint64_t{1} << digit};
            for (std::size_t i = 0; i < sources.size(); ++i) {
                if ((copies_of(sources[i]) >> digit) % 2 == 1) {
                    plane.sources.insert(static_cast<int>(i));
                }
            }
            planes_.push_back(plane);
        }
    }

    SIGLOOM_INLINE void advance(std::uint32_t distance, DistanceSums& sums) {
        std::uint64_t arcs = 0;
        for (const Vertex vertex : level_) arcs += graph_.degree(vertex);
        next_level_.clear();
        if (unfinished_arcs_ < 2 * arcs) {
            pull(distance, sums);
        } else {
            push(distance, sums);
        }
        for (const Vertex vertex : level_) now_[vertex].clear();
        std::swap(now_, next_);
        std::swap(level_, next_level_);
    }

    SIGLOOM_INLINE void pull(std::uint32_t distance, DistanceSums& sums) {
        if (unfinished_.empty()) {
            for (const Vertex vertex : graph_.vertices()) {
                if (graph_.degree(vertex) > 0) unfinished_.push_back(vertex);
            }
        }
        std::size_t kept = 0;
        for (const Vertex vertex : unfinished_) {
            if (finished_[vertex] != 0) continue;
            Line arrived;
            unite_neighbors(vertex, arrived);
            reach(vertex, arrived, distance, sums);
            if (finished_[vertex] == 0) unfinished_[kept++] = vertex;
        }
        unfinished_.resize(kept);
    }

    SIGLOOM_INLINE void unite_neighbors(Vertex vertex, Line& arrived) const {
        const Vertex* arc = graph_.target.data() + graph_.begin[vertex];
        const Vertex* const end = graph_.target.data() + graph_.begin[vertex + 1];
        const Line* const now = now_.data();
        arrived.clear();
        while (end - arc > block) {
            for (std::ptrdiff_t i = 0; i < block; ++i) arrived.unite(now[arc[i]]);
            arc += block;
            Line missing = all_;
            missing.remove(arrived);
            missing.remove(seen_[vertex]);
            if (missing.is_empty()) return;
        }
        for (; arc != end; ++arc) arrived.unite(now[*arc]);
    }

    SIGLOOM_INLINE void push(std::uint32_t distance, DistanceSums& sums) {
        touched_list_.clear();
        for (const Vertex from : level_) {
            const Line& added = now_[from];
            for (const Vertex vertex : graph_.neighbors(from)) {
                if (finished_[vertex] != 0) continue;
                if (touched_[vertex] == 0) {
                    touched_[vertex] = 1;
                    touched_list_.push_back(vertex);
                }
                next_[vertex].unite(added);
            }
        }
        for (const Vertex vertex : touched_list_) {
            touched_[vertex] = 0;
            Line arrived = next_[vertex];
            if (!reach(vertex, arrived, distance, sums)) next_[vertex].clear();
        }
    }

    /// Whether sources arrive that were not there before.
    SIGLOOM_INLINE bool reach(Vertex vertex, Line& arrived, std::uint32_t distance,
                              DistanceSums& sums) {
        arrived.remove(seen_[vertex]);
        if (arrived.is_empty()) return false;
        seen_[vertex].unite(arrived);
        next_[vertex] = arrived;
        next_level_.push_back(vertex);
        Line missing = all_;
        missing.remove(seen_[vertex]);
        if (missing.is_empty()) {
            finished_[vertex] = 1;
            unfinished_arcs_ -= graph_.degree(vertex);
        }
        const std::uint64_t count = nodes_of(arrived);
        sums.reached[vertex] += count;
        sums.distances[vertex] += count * distance;
        sums.inverse_distances[vertex] += static_cast<double>(count) / distance;
        sums.farthest[vertex] = std::max(sums.farthest[vertex], distance);
        return true;
    }

    SIGLOOM_INLINE std::uint64_t nodes_of(const Line& sources) const {
        std::uint64_t count = 0;
        for (const Plane& plane : planes_) {
            Line counted = sources;
            counted.intersect(plane.sources);
            count += plane.weight * counted.size();
        }
        return count;
    }

    struct Plane {
        Line sources;
        std::uint64_t weight;
    };

    const PathProblem& graph_;
    Line all_{};                  ///< the sources of the batch
    std::vector<Plane> planes_;   ///< how many nodes the sources stand for
    std::vector<char> finished_;  ///< of each vertex: all sources have arrived
    std::vector<char> touched_;   ///< of each vertex: 0 between two steps
    std::vector<Line> seen_;      ///< of each vertex: the sources that have arrived
    std::vector<Line> now_;       ///< those that arrived last
    std::vector<Line> next_;      ///< those that arrive next
    std::vector<Vertex> level_;   ///< the vertices with something in now_
    std::vector<Vertex> next_level_;
    std::vector<Vertex> unfinished_;  ///< those with neighbours that are not finished, and more
    std::vector<Vertex> touched_list_;
    std::uint64_t unfinished_arcs_ = 0;
};

}  // namespace sigloom
