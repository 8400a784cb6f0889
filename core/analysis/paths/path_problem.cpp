#include "core/analysis/paths/path_problem.hpp"

#include <algorithm>
#include <iterator>

namespace sigloom {

std::uint32_t PathProblem::find_arc(Vertex from, Vertex to) const {
    const auto others = neighbors(from);
    const auto place = std::ranges::lower_bound(others, to);
    if (place == others.end() || *place != to) return no_arc;
    return begin[from] + static_cast<std::uint32_t>(place - others.begin());
}

PathProblem path_problem(const Adjacency& lists, PathLength length) {
    const std::size_t n = lists.node_count();
    PathProblem problem;
    problem.begin = lists.begin;
    problem.target = lists.target;
    if (length == PathLength::inverse_weight) {
        std::ranges::transform(lists.weight, std::back_inserter(problem.length), inverse_weight);
    }
    problem.copies.assign(n, 1);
    problem.ends.assign(n, 1);
    problem.apart.assign(n, 0);
    return problem;
}

PartMaker::PartMaker(const PathProblem& whole) : whole_(whole), number_(whole.size(), outside) {}

PathProblem PartMaker::part(std::span<const Vertex> vertices) {
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        number_[vertices[i]] = static_cast<Vertex>(i);
    }
    PathProblem part;
    part.begin.reserve(vertices.size() + 1);
    for (const Vertex vertex : vertices) {
        for (const std::uint32_t arc : whole_.arcs(vertex)) {
            const Vertex neighbor = number_[whole_.target[arc]];
            if (neighbor == outside) continue;
            part.target.push_back(neighbor);
            if (!whole_.length.empty()) part.length.push_back(whole_.length[arc]);
        }
        part.begin.push_back(static_cast<std::uint32_t>(part.target.size()));
        part.copies.push_back(whole_.copies[vertex]);
        part.ends.push_back(whole_.ends[vertex]);
        part.apart.push_back(whole_.apart[vertex]);
    }
    for (const Vertex vertex : vertices) number_[vertex] = outside;
    return part;
}

}  // namespace sigloom
