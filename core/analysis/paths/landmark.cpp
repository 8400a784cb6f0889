#include "core/analysis/paths/landmark.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

#include "core/analysis/paths/distance_search.hpp"

namespace sigloom {
namespace {

constexpr double far = std::numeric_limits<double>::infinity();

std::vector<double> distances_from(Vertex source, const PathProblem& problem) {
    const Landmark none{std::vector<double>(problem.size(), far),
                        std::vector<double>(problem.target.size(), -far)};
    std::vector<double> distance(problem.size(), far);
    DistanceSearch(problem, none).run(source, distance);
    return distance;
}

/// Sets the excess of the arcs, too.
PathProblem with_arcs_by_excess(PathProblem graph, Landmark& landmark) {
    struct LongArc {
        double excess;
        Vertex target;
        double length;
    };
    std::vector<LongArc> arcs;
    RowBuilder rows;
    rows.reserve(graph.size(), graph.arc_count());
    for (const Vertex vertex : graph.vertices()) {
        arcs.clear();
        for (const std::uint32_t arc : graph.arcs(vertex)) {
            const Vertex target = graph.target[arc];
            arcs.push_back(
                {graph.length[arc] - landmark.distance[target], target, graph.length[arc]});
        }
        std::ranges::sort(arcs, {},
                          [](const LongArc& arc) { return std::pair(arc.excess, arc.target); });
        std::uint32_t place = graph.begin[vertex];
        for (const LongArc& arc : arcs) {
            rows.add_arc(arc.target);
            graph.length[place++] = arc.length;
            landmark.excess.push_back(arc.excess);
        }
        rows.end_row();
    }
    return {std::move(rows).rows(), std::move(graph.length), std::move(graph.copies),
            std::move(graph.ends), std::move(graph.apart)};
}

}  // namespace

std::vector<Vertex> strongest_vertices(const PathProblem& problem, std::size_t count) {
    std::vector<double> strength(problem.size(), 0);
    for (const Vertex vertex : problem.vertices()) {
        for (const std::uint32_t arc : problem.arcs(vertex)) {
            strength[vertex] += problem.ends[problem.target[arc]] / problem.length[arc];
        }
    }
    std::vector<Vertex> vertices(problem.vertices().begin(), problem.vertices().end());
    std::ranges::stable_sort(vertices, std::greater(), [&](Vertex v) { return strength[v]; });
    vertices.resize(std::min(count, vertices.size()));
    return vertices;
}

LandmarkedGraph with_landmark(const PathProblem& problem) {
    LandmarkedGraph result;
    std::vector<double> distance(problem.size(), far);
    for (const Vertex vertex : strongest_vertices(problem, 1)) {
        distance = distances_from(vertex, problem);
    }
    result.order.assign(problem.vertices().begin(), problem.vertices().end());
    std::ranges::stable_sort(result.order, {}, [&](Vertex vertex) { return distance[vertex]; });
    for (const Vertex vertex : result.order) result.landmark.distance.push_back(distance[vertex]);
    result.graph = with_arcs_by_excess(PartMaker(problem).part(result.order), result.landmark);
    return result;
}

}  // namespace sigloom
