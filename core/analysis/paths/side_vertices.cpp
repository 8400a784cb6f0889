#include "core/analysis/paths/side_vertices.hpp"

#include <algorithm>

namespace sigloom {
namespace {

/// Lengths that differ by more than this part are different, whatever sums they are part of.
constexpr double margin = 1e-9;

/// Whether a vertex, at the end of an arc, is joined to all others that the arc's vertex is, by
/// edges that are clearly shorter than the way over that vertex.
bool is_joined_to_all(const PathProblem& problem, Vertex vertex, std::uint32_t arc) {
    const Vertex neighbor = problem.target[arc];
    return std::ranges::all_of(problem.arcs(vertex), [&](std::uint32_t other) {
        if (other == arc) return true;
        const std::uint32_t joint = problem.find_arc(neighbor, problem.target[other]);
        if (joint == PathProblem::no_arc) return false;
        const double detour = problem.arc_length(arc) + problem.arc_length(other);
        return problem.arc_length(joint) < (1 - margin) * detour;
    });
}

bool is_side_vertex(const PathProblem& problem, Vertex vertex) {
    const auto arcs = problem.arcs(vertex);
    if (arcs.empty()) return false;
    const auto degree = [&](std::uint32_t arc) { return problem.degree(problem.target[arc]); };
    std::vector<std::uint32_t> by_degree(arcs.begin(), arcs.end());
    std::ranges::stable_sort(by_degree, {}, degree);
    // Of a clique of neighbours, each has all others and the vertex.
    if (degree(by_degree.front()) < arcs.size()) return false;
    return std::ranges::all_of(by_degree, [&](std::uint32_t arc) {
        return problem.apart[problem.target[arc]] == 0 && is_joined_to_all(problem, vertex, arc);
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
