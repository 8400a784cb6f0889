#include "core/analysis/paths/path_problem.hpp"

namespace sigloom {

PathProblem path_problem(const Adjacency& lists) {
    const std::size_t n = lists.node_count();
    PathProblem problem;
    problem.begin = lists.begin;
    problem.target = lists.target;
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
        for (const Vertex neighbor : whole_.neighbors(vertex)) {
            if (number_[neighbor] != outside) part.target.push_back(number_[neighbor]);
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
