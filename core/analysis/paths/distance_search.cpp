#include "core/analysis/paths/distance_search.hpp"

#include <algorithm>

namespace sigloom {

BucketQueue queue_for(const PathProblem& graph) {
    if (graph.length.empty()) return {1, 1};
    const auto [shortest, longest] = std::ranges::minmax(graph.length);
    return {shortest, longest};
}

DistanceSearch::DistanceSearch(const PathProblem& graph, const Landmark& landmark)
    : graph_(graph),
      landmark_(landmark),
      queue_(queue_for(graph)),
      short_queue_(queue_),
      few_wait_(graph.target.size() <= 2 * graph.size()) {}  // an edge is two arcs

std::size_t DistanceSearch::run(Vertex source, std::span<double> distance) {
    return few_wait_ ? run(source, distance, short_queue_) : run(source, distance, queue_);
}

template <typename Queue>
std::size_t DistanceSearch::run(Vertex source, std::span<double> distance, Queue& queue) const {
    const double to_landmark = landmark_.distance[source];
    std::size_t reached = 0;
    distance[source] = 0;
    queue.restart();
    queue.push({0, source});
    while (!queue.is_empty()) {
        const auto [so_far, from] = queue.pop();
        if (so_far > distance[from]) continue;  // an offer that was bettered since
        ++reached;
        const double most_excess = to_landmark - so_far;
        for (const std::uint32_t arc : graph_.arcs(from)) {
            if (landmark_.excess[arc] >= most_excess) break;
            const Vertex to = graph_.target[arc];
            const double offer = so_far + graph_.length[arc];
            if (offer >= distance[to]) continue;
            distance[to] = offer;
            queue.push({offer, to});
        }
    }
    return reached;
}

}  // namespace sigloom
