#include "core/analysis/paths/twins.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <unordered_map>

#include "core/analysis/same_neighbors.hpp"
#include "core/base/cancelled.hpp"
#include "core/base/scattered.hpp"

namespace sigloom {
namespace {

/// Lengths that differ by more than this part are different, whatever sums they are part of.
constexpr double margin = 1e-9;

/// Of one in a hash table, more or less.
constexpr std::size_t steps_of_a_search = 32;

/// Of each vertex: the same for the same set of neighbours.
std::vector<std::uint64_t> neighborhood_hashes(const PathProblem& problem) {
    std::vector<std::uint64_t> scatter(problem.size());
    for (const Vertex vertex : problem.vertices()) scatter[vertex] = scattered(vertex);
    std::vector<std::uint64_t> hashes(problem.size(), 0);
    PacedCheck check;
    for (const Vertex vertex : problem.vertices()) {
        check.after(problem.degree(vertex));
        for (const std::uint32_t arc : problem.arcs(vertex)) {
            hashes[vertex] += scatter[problem.target[arc]];
            if (problem.length.empty()) continue;
            // Apart from the neighbour: closed twins differ in which neighbour is how far.
            hashes[vertex] += scattered(std::bit_cast<std::uint64_t>(problem.length[arc]));
        }
    }
    return hashes;
}

/// Whether the two have the same neighbours at the same lengths, apart from each other.
bool have_same_arcs(const PathProblem& problem, Vertex a, Vertex b) {
    return have_same_neighbors(problem, a, b, [&](std::size_t of_a, std::size_t of_b) {
        return problem.length.empty() || problem.length[of_a] == problem.length[of_b];
    });
}

double shortest_arc(const PathProblem& problem, Vertex vertex) {
    double shortest = std::numeric_limits<double>::infinity();
    for (const std::uint32_t arc : problem.arcs(vertex)) {
        shortest = std::min(shortest, problem.arc_length(arc));
    }
    return shortest;
}

bool are_open_twins(const PathProblem& problem, Vertex a, Vertex b) {
    return problem.find_arc(a, b) == PathProblem::no_arc && have_same_arcs(problem, a, b);
}

/// The edge between closed twins must be their only shortest path, and long enough to be told from
/// nothing at all beside the other lengths.
bool are_closed_twins(const PathProblem& problem, Vertex a, Vertex b) {
    const std::uint32_t joint = problem.find_arc(a, b);
    if (joint == PathProblem::no_arc || !have_same_arcs(problem, a, b)) return false;
    if (problem.length.empty()) return true;
    const double length = problem.length[joint];
    return std::ranges::all_of(problem.arcs(a), [&](std::uint32_t arc) {
        const double other = problem.length[arc];
        return length < (1 - margin) * 2 * other && length > margin * other;
    });
}

/// Of each vertex: the first one of its class.
struct Leaders {
    std::vector<Vertex> leader;
    std::vector<char> apart;
};

Leaders find_leaders(const PathProblem& problem) {
    const std::vector<std::uint64_t> hashes = neighborhood_hashes(problem);
    Leaders found{std::vector<Vertex>(problem.size()), std::vector<char>(problem.size(), 0)};
    std::unordered_map<std::uint64_t, Vertex> open;
    std::unordered_map<std::uint64_t, Vertex> closed;
    open.reserve(problem.size());
    closed.reserve(problem.size());
    PacedCheck check;
    for (const Vertex vertex : problem.vertices()) {
        check.after(steps_of_a_search + problem.degree(vertex));
        found.leader[vertex] = vertex;
        if (problem.degree(vertex) == 0) continue;
        const Vertex open_leader = open.try_emplace(hashes[vertex], vertex).first->second;
        const Vertex closed_leader =
            closed.try_emplace(hashes[vertex] + scattered(vertex), vertex).first->second;
        if (open_leader != vertex && are_open_twins(problem, open_leader, vertex)) {
            found.leader[vertex] = open_leader;
            found.apart[open_leader] = 1;
        } else if (closed_leader != vertex && are_closed_twins(problem, closed_leader, vertex)) {
            found.leader[vertex] = closed_leader;
        }
    }
    return found;
}

}  // namespace

TwinClasses merge_twins(const PathProblem& problem) {
    const auto [leader, apart] = find_leaders(problem);
    std::vector<Vertex> leaders;
    TwinClasses classes;
    classes.class_of.resize(problem.size());
    for (const Vertex vertex : problem.vertices()) {
        if (leader[vertex] == vertex) leaders.push_back(vertex);
        classes.class_of[vertex] = leader[vertex] == vertex
                                       ? static_cast<Vertex>(leaders.size() - 1)
                                       : classes.class_of[leader[vertex]];
    }
    classes.problem = PartMaker(problem).part(leaders);
    std::ranges::fill(classes.problem.copies, 0);
    for (const Vertex vertex : problem.vertices()) {
        classes.problem.copies[classes.class_of[vertex]] += 1;
        classes.problem.apart[classes.class_of[vertex]] |= apart[vertex];
    }
    classes.distance.assign(leaders.size(), 0);
    for (const Vertex vertex : problem.vertices()) {
        if (leader[vertex] == vertex) continue;
        const std::uint32_t joint = problem.find_arc(vertex, leader[vertex]);
        classes.distance[classes.class_of[vertex]] = joint == PathProblem::no_arc
                                                         ? 2 * shortest_arc(problem, vertex)
                                                         : problem.arc_length(joint);
    }
    classes.problem.ends = classes.problem.copies;
    return classes;
}

void add_paths_between_twins(const PathProblem& problem, PathCredit credit,
                             std::span<double> between) {
    for (const Vertex vertex : problem.vertices()) {
        if (problem.apart[vertex] == 0) continue;
        const double near = shortest_arc(problem, vertex) * (1 + equal_length_tolerance);
        double common = 0;
        for (const std::uint32_t arc : problem.arcs(vertex)) {
            if (problem.arc_length(arc) <= near) common += problem.copies[problem.target[arc]];
        }
        const double copies = problem.copies[vertex];
        const double each = credit == PathCredit::share ? 1 / common : 1;
        for (const std::uint32_t arc : problem.arcs(vertex)) {
            if (problem.arc_length(arc) > near) continue;
            between[problem.target[arc]] += copies * (copies - 1) * each;
        }
    }
}

}  // namespace sigloom
