#include "core/analysis/paths/hop_betweenness.hpp"

#include <algorithm>
#include <numeric>

#include "core/analysis/paths/blocks.hpp"
#include "core/analysis/paths/side_vertices.hpp"
#include "core/analysis/paths/twins.hpp"

namespace sigloom {
namespace {

/// Taking side vertices out costs a sweep of their own; below this it does not pay.
constexpr std::size_t least_side_vertices = 16;
constexpr int most_rounds = 8;

/// Sweeps, and where their sums belong.
struct SweepPlan {
    std::vector<SweepProblem> problems;
    std::vector<std::vector<Vertex>> origin;  ///< of each vertex of each problem
};

TwinClasses twin_classes(const Adjacency& lists, Reduction twins) {
    PathProblem problem = path_problem(lists);
    if (twins == Reduction::on) return merge_twins(problem);
    std::vector<Vertex> itself(problem.size());
    std::iota(itself.begin(), itself.end(), Vertex{0});
    return {std::move(problem), std::move(itself)};
}

BlockCut blocks_of(const PathProblem& classes, Reduction blocks) {
    if (blocks == Reduction::on) return cut_into_blocks(classes);
    std::vector<Vertex> all(classes.size());
    std::iota(all.begin(), all.end(), Vertex{0});
    return {{{std::move(all), classes.ends}}, std::vector<double>(classes.size(), 0)};
}

/// Vertices of many neighbours first: these lines are read most, and stay in the cache.
void add_problem(SweepPlan& plan, const PathProblem& graph, const std::vector<Vertex>& origin,
                 const std::vector<Vertex>& sources, double ends_elsewhere) {
    std::vector<Vertex> order(graph.size());
    std::iota(order.begin(), order.end(), Vertex{0});
    std::ranges::stable_sort(order, std::greater(), [&](Vertex v) { return graph.degree(v); });
    std::vector<char> is_source(graph.size(), 0);
    for (const Vertex source : sources) is_source[source] = 1;
    SweepProblem problem{PartMaker(graph).part(order), {}, {}};
    std::vector<Vertex> origins;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool source = is_source[order[i]] != 0;
        problem.wanted.push_back(problem.graph.ends[i] * (source ? 1 : ends_elsewhere));
        if (source) problem.sources.push_back(static_cast<Vertex>(i));
        origins.push_back(origin[order[i]]);
    }
    plan.problems.push_back(std::move(problem));
    plan.origin.push_back(std::move(origins));
}

void without(PathProblem& graph, std::vector<Vertex>& origin, const std::vector<Vertex>& gone) {
    std::vector<Vertex> kept;
    std::ranges::set_difference(graph.vertices(), gone, std::back_inserter(kept));
    graph = PartMaker(graph).part(kept);
    for (std::size_t i = 0; i < kept.size(); ++i) origin[i] = origin[kept[i]];
    origin.resize(kept.size());
}

void plan_sweeps(SweepPlan& plan, PathProblem graph, std::vector<Vertex> origin,
                 Reduction side_reduction) {
    for (int round = 0; side_reduction == Reduction::on && round < most_rounds; ++round) {
        const std::vector<Vertex> sides = side_vertices(graph);
        if (sides.size() < least_side_vertices) break;
        // Paths to the vertices that stay count twice: in their direction, too.
        add_problem(plan, graph, origin, sides, 2);
        without(graph, origin, sides);
    }
    std::vector<Vertex> all(graph.size());
    std::iota(all.begin(), all.end(), Vertex{0});
    add_problem(plan, graph, origin, all, 1);
}

}  // namespace

std::optional<std::vector<double>> hop_betweenness(const Adjacency& lists,
                                                   const HopBetweennessOptions& options) {
    const auto [classes, class_of] = twin_classes(lists, options.reductions.twins);
    BlockCut cut = blocks_of(classes, options.reductions.blocks);
    std::vector<double>& between = cut.between;
    add_paths_between_twins(classes, between);
    SweepPlan plan;
    PartMaker parts(classes);
    for (NodeBlock& block : cut.blocks) {
        if (block.vertices.size() < 3) continue;
        PathProblem part = parts.part(block.vertices);
        part.ends = std::move(block.ends);
        plan_sweeps(plan, std::move(part), std::move(block.vertices),
                    options.reductions.side_vertices);
    }
    const auto sums = run_sweeps(plan.problems, options.sweeps);
    if (!sums) return std::nullopt;
    for (std::size_t i = 0; i < sums->size(); ++i) {
        const std::vector<double>& sum = (*sums)[i].between;
        for (std::size_t v = 0; v < sum.size(); ++v) between[plan.origin[i][v]] += sum[v];
    }
    std::vector<double> values(class_of.size());
    for (std::size_t node = 0; node < values.size(); ++node) values[node] = between[class_of[node]];
    return values;
}

}  // namespace sigloom
