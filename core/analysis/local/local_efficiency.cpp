#include "core/analysis/local/local_efficiency.hpp"

#include <algorithm>
#include <numeric>

#include "core/analysis/adjacency.hpp"
#include "core/analysis/parallel.hpp"
#include "core/analysis/paths/bit_search.hpp"
#include "core/analysis/paths/twins.hpp"

namespace sigloom {
namespace {

constexpr std::size_t max_blocks = 256;

/// The neighbours of one node of a class, among them its closed twins.
PathProblem neighborhood(const PathProblem& classes, Vertex vertex, PartMaker& parts) {
    const auto others = classes.neighbors(vertex);
    std::vector<Vertex> around(others.begin(), others.end());
    const bool has_closed_twins = classes.copies[vertex] > 1 && classes.apart[vertex] == 0;
    if (has_closed_twins) around.push_back(vertex);
    PathProblem part = parts.part(around);
    if (has_closed_twins) part.copies.back() -= 1;
    return part;
}

/// Over ordered pairs of nodes of two classes.
double between_classes(const PathProblem& part) {
    DistanceSums sums(part.size());
    const auto search = make_bit_search(part, instruction_sets().back());
    std::vector<Vertex> sources(part.size());
    std::iota(sources.begin(), sources.end(), Vertex{0});
    for (std::size_t first = 0; first < sources.size(); first += BitSearch::lanes) {
        const std::size_t count = std::min(BitSearch::lanes, sources.size() - first);
        search->add(std::span(sources).subspan(first, count), sums);
    }
    return std::inner_product(part.copies.begin(), part.copies.end(),
                              sums.inverse_distances.begin(), 0.0);
}

/// Over ordered pairs of nodes of one class: closed twins are one step apart, open ones two if they
/// have a neighbour here.
double within_classes(const PathProblem& part) {
    double sum = 0;
    for (const Vertex vertex : part.vertices()) {
        const double pairs = part.copies[vertex] * (part.copies[vertex] - 1);
        if (part.apart[vertex] == 0) {
            sum += pairs;
        } else if (part.degree(vertex) > 0) {
            sum += pairs / 2;
        }
    }
    return sum;
}

double mean_inverse_distance(const PathProblem& part) {
    const double nodes = std::accumulate(part.copies.begin(), part.copies.end(), 0.0);
    if (nodes < 2) return 0;
    return (between_classes(part) + within_classes(part)) / (nodes * (nodes - 1));
}

}  // namespace

std::vector<double> local_efficiency(const KnowledgeGraph& graph, const MeasureContext& context) {
    const TwinClasses twins = merge_twins(path_problem(adjacency(graph)));
    const PathProblem& classes = twins.problem;
    std::vector<double> of_classes(classes.size(), 0);
    for_each_block(classes.size(), max_blocks, context, [&](const Block& block) {
        PartMaker parts(classes);
        for (std::size_t i = block.begin; i < block.end; ++i) {
            context.stop_if_cancelled();
            const PathProblem part = neighborhood(classes, static_cast<Vertex>(i), parts);
            of_classes[i] = mean_inverse_distance(part);
        }
    });
    std::vector<double> values;
    for (const Vertex vertex : twins.class_of) values.push_back(of_classes[vertex]);
    return values;
}

}  // namespace sigloom
