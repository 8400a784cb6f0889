#include "core/analysis/paths/side_vertices.hpp"

#include <algorithm>

namespace sigloom {
namespace {

/// Whether all of these but the vertex itself are its neighbours.
bool is_joined_to_all(const PathProblem& problem, Vertex vertex, std::span<const Vertex> others) {
    return std::ranges::all_of(others, [&](Vertex other) {
        return other == vertex || std::ranges::binary_search(problem.neighbors(vertex), other);
    });
}

bool is_side_vertex(const PathProblem& problem, Vertex vertex) {
    const auto neighbors = problem.neighbors(vertex);
    if (neighbors.empty()) return false;
    std::vector<Vertex> by_degree(neighbors.begin(), neighbors.end());
    std::ranges::stable_sort(by_degree, {}, [&](Vertex v) { return problem.degree(v); });
    // A clique of one's neighbours cannot have more members than the least of them has neighbours.
    if (problem.degree(by_degree.front()) < neighbors.size()) return false;
    return std::ranges::all_of(by_degree, [&](Vertex neighbor) {
        return problem.apart[neighbor] == 0 && is_joined_to_all(problem, neighbor, neighbors);
    });
}

}  // namespace

std::vector<Vertex> side_vertices(const PathProblem& problem) {
    std::vector<Vertex> found;
    std::vector<char> beside_found(problem.size(), 0);
    for (const Vertex vertex : problem.vertices()) {
        if (beside_found[vertex] != 0 || !is_side_vertex(problem, vertex)) continue;
        found.push_back(vertex);
        for (const Vertex neighbor : problem.neighbors(vertex)) beside_found[neighbor] = 1;
    }
    return found;
}

}  // namespace sigloom
