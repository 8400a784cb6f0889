#include "core/analysis/paths/reduced_betweenness.hpp"

#include <algorithm>
#include <numeric>

#include "core/analysis/paths/blocks.hpp"
#include "core/analysis/paths/side_vertices.hpp"
#include "core/analysis/paths/source_order.hpp"
#include "core/analysis/paths/twins.hpp"

namespace sigloom {
namespace {

/// Taking side vertices out costs a sweep of their own; below this it does not pay.
constexpr std::size_t least_side_vertices = 16;
constexpr int most_rounds = 8;

/// Sweeps, and where their sums belong.
struct SweepPlan {
    PathReductions reductions;
    PathCredit credit;
    std::vector<SweepProblem> problems;
    std::vector<std::vector<Vertex>> origin;  ///< of each vertex of each problem
};

TwinClasses twin_classes(PathProblem problem, Reduction twins) {
    if (twins == Reduction::on) return merge_twins(problem);
    std::vector<Vertex> itself(problem.size());
    std::iota(itself.begin(), itself.end(), Vertex{0});
    return {std::move(problem), std::move(itself), {}};
}

BlockCut blocks_of(const PathProblem& classes, Reduction blocks) {
    if (blocks == Reduction::on) return cut_into_blocks(classes);
    std::vector<Vertex> all(classes.size());
    std::iota(all.begin(), all.end(), Vertex{0});
    return {{{std::move(all), classes.ends}}, std::vector<double>(classes.size(), 0)};
}

LandmarkedGraph arranged_for_sweeps(const PathProblem& graph) {
    if (!graph.length.empty()) return with_landmark(graph);
    std::vector<Vertex> order = memory_order(graph);
    PathProblem part = PartMaker(graph).part(order);
    return {std::move(part), std::move(order), {}};
}

/// Adds the paths from the sources, all of which are in `graph`; a path to another vertex counts as
/// many times as said.
void add_problem(SweepPlan& plan, const PathProblem& graph, const std::vector<Vertex>& origin,
                 const std::vector<Vertex>& sources, double times_elsewhere) {
    std::vector<char> is_source(graph.size(), 0);
    for (const Vertex source : sources) is_source[source] = 1;
    auto [arranged, order, landmark] = arranged_for_sweeps(graph);
    SweepProblem problem{std::move(arranged), {}, {}, plan.credit, std::move(landmark)};
    std::vector<Vertex> origins;
    std::vector<Vertex> place(graph.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool source = is_source[order[i]] != 0;
        problem.wanted.push_back(problem.graph.ends[i] * (source ? 1 : times_elsewhere));
        origins.push_back(origin[order[i]]);
        place[order[i]] = static_cast<Vertex>(i);
    }
    for (const Vertex source : grouped_sources(graph, sources)) {
        problem.sources.push_back(place[source]);
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

void plan_sweeps(SweepPlan& plan, PathProblem graph, std::vector<Vertex> origin) {
    const bool has_rounds = plan.reductions.side_vertices == Reduction::on;
    for (int round = 0; has_rounds && round < most_rounds; ++round) {
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

/// Back from the problems to the classes.
void add_sums(const SweepPlan& plan, const std::vector<SweepSums>& sums, const PathProblem& classes,
              PathSums& of_classes) {
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const std::vector<Vertex>& origin = plan.origin[i];
        const PathProblem& graph = plan.problems[i].graph;
        for (const Vertex vertex : graph.vertices()) {
            of_classes.nodes[origin[vertex]] += sums[i].between[vertex];
            if (of_classes.arcs.empty()) continue;
            for (const std::uint32_t arc : graph.arcs(vertex)) {
                const Vertex target = origin[graph.target[arc]];
                of_classes.arcs[classes.find_arc(origin[vertex], target)] += sums[i].arcs[arc];
            }
        }
    }
}

/// The part of the paths between open twins of a class that begins, at one of them, with one edge.
double twin_part(const PathProblem& classes, Vertex vertex) {
    if (classes.apart[vertex] == 0) return 0;
    double common = 0;
    for (const Vertex neighbor : classes.neighbors(vertex)) common += classes.copies[neighbor];
    return (classes.copies[vertex] - 1) / common;
}

/// From classes to nodes. An edge between closed twins is the path between the two and no more.
std::vector<double> arcs_of_nodes(const Adjacency& lists, const TwinClasses& classes,
                                  const std::vector<double>& class_arcs) {
    const PathProblem& problem = classes.problem;
    std::vector<double> twins;
    for (const Vertex vertex : problem.vertices()) twins.push_back(twin_part(problem, vertex));
    std::vector<double> arcs(lists.target.size(), 1);
    for (Node node = 0; node < lists.node_count(); ++node) {
        const Vertex from = classes.class_of[node];
        for (const std::uint32_t arc : lists.arcs(node)) {
            const Vertex to = classes.class_of[lists.target[arc]];
            if (from == to) continue;
            arcs[arc] = class_arcs[problem.find_arc(from, to)] / problem.copies[to] + twins[from] +
                        twins[to];
        }
    }
    return arcs;
}

}  // namespace

std::optional<PathSums> reduced_betweenness(const Adjacency& lists,
                                            const ReducedBetweennessOptions& options) {
    const TwinClasses twins =
        twin_classes(path_problem(lists, options.length), options.reductions.twins);
    const PathProblem& classes = twins.problem;
    const bool with_arcs = options.sweeps.arcs == ArcSums::wanted;
    BlockCut cut = blocks_of(classes, options.reductions.blocks);
    PathSums of_classes{std::move(cut.between), {}};
    if (with_arcs) of_classes.arcs.assign(classes.target.size(), 0);
    add_paths_between_twins(classes, options.credit, of_classes.nodes);
    SweepPlan plan{options.reductions, options.credit, {}, {}};
    PartMaker parts(classes);
    for (NodeBlock& block : cut.blocks) {
        if (block.vertices.size() < 3 && !with_arcs) continue;
        PathProblem part = parts.part(block.vertices);
        part.ends = std::move(block.ends);
        plan_sweeps(plan, std::move(part), std::move(block.vertices));
    }
    const auto sums = run_sweeps(plan.problems, options.sweeps);
    if (!sums) return std::nullopt;
    add_sums(plan, *sums, classes, of_classes);
    PathSums of_nodes;
    for (const Vertex vertex : twins.class_of) of_nodes.nodes.push_back(of_classes.nodes[vertex]);
    if (with_arcs) of_nodes.arcs = arcs_of_nodes(lists, twins, of_classes.arcs);
    return of_nodes;
}

}  // namespace sigloom
