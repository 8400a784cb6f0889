#include "core/analysis/paths/twins.hpp"

#include <algorithm>
#include <unordered_map>

namespace sigloom {
namespace {

/// Scatters a number over 64 bits (the finalizer of SplitMix64).
std::uint64_t scattered(std::uint64_t number) {
    number += 0x9e3779b97f4a7c15;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
    number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
    return number ^ (number >> 31);
}

/// Of each vertex: the same for the same set of neighbours.
std::vector<std::uint64_t> neighborhood_hashes(const PathProblem& problem) {
    std::vector<std::uint64_t> scatter(problem.size());
    for (const Vertex vertex : problem.vertices()) scatter[vertex] = scattered(vertex);
    std::vector<std::uint64_t> hashes(problem.size(), 0);
    for (const Vertex vertex : problem.vertices()) {
        for (const Vertex neighbor : problem.neighbors(vertex)) {
            hashes[vertex] += scatter[neighbor];
        }
    }
    return hashes;
}

bool are_open_twins(const PathProblem& problem, Vertex a, Vertex b) {
    return std::ranges::equal(problem.neighbors(a), problem.neighbors(b));
}

bool are_closed_twins(const PathProblem& problem, Vertex a, Vertex b) {
    const auto without = [&](Vertex vertex, Vertex other) {
        return problem.neighbors(vertex) |
               std::views::filter([other](Vertex neighbor) { return neighbor != other; });
    };
    return problem.degree(a) == problem.degree(b) &&
           std::ranges::binary_search(problem.neighbors(a), b) &&
           std::ranges::equal(without(a, b), without(b, a));
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
    for (const Vertex vertex : problem.vertices()) {
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
    classes.problem.ends = classes.problem.copies;
    return classes;
}

void add_paths_between_twins(const PathProblem& problem, std::span<double> between) {
    for (const Vertex vertex : problem.vertices()) {
        if (problem.apart[vertex] == 0) continue;
        double common = 0;
        for (const Vertex neighbor : problem.neighbors(vertex)) common += problem.copies[neighbor];
        const double copies = problem.copies[vertex];
        for (const Vertex neighbor : problem.neighbors(vertex)) {
            between[neighbor] += copies * (copies - 1) / common;
        }
    }
}

}  // namespace sigloom
