#include "core/analysis/paths/path_problem.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sigloom {

PathProblem path_problem(const Adjacency& lists, PathLength length) {
    const std::size_t n = lists.node_count();
    PathProblem problem{lists, {}, {}, {}, {}};
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
    RowBuilder rows;
    std::vector<double> length;
    std::vector<double> copies;
    std::vector<double> ends;
    std::vector<char> apart;
    rows.reserve(vertices.size(), 0);
    for (const Vertex vertex : vertices) {
        for (const std::uint32_t arc : whole_.arcs(vertex)) {
            const Vertex neighbor = number_[whole_.target[arc]];
            if (neighbor == outside) continue;
            rows.add_arc(neighbor);
            if (!whole_.length.empty()) length.push_back(whole_.length[arc]);
        }
        rows.end_row();
        copies.push_back(whole_.copies[vertex]);
        ends.push_back(whole_.ends[vertex]);
        apart.push_back(whole_.apart[vertex]);
    }
    for (const Vertex vertex : vertices) number_[vertex] = outside;
    return {std::move(rows).rows(), std::move(length), std::move(copies), std::move(ends),
            std::move(apart)};
}

}  // namespace sigloom
