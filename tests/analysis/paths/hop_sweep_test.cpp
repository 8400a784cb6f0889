// One source at a time against many: the same sums, on graphs of which nothing else is asked.
#include "core/analysis/paths/hop_sweep.hpp"

#include <gmock/gmock.h>

#include "core/analysis/paths/source_order.hpp"
#include "core/analysis/paths/twins.hpp"
#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

/// Twins merged, so that there are vertices with copies.
SweepProblem problem_of(const KnowledgeGraph& graph, PathCredit credit) {
    SweepProblem problem{merge_twins(path_problem(adjacency(graph))).problem, {}, {}, credit};
    problem.wanted = problem.graph.ends;
    problem.sources.assign(problem.graph.vertices().begin(), problem.graph.vertices().end());
    return problem;
}

SweepSums sums_of(Sweep& sweep, const SweepProblem& problem) {
    SweepSums sums{std::vector<double>(problem.graph.size(), 0),
                   std::vector<double>(problem.graph.target.size(), 0)};
    const std::span sources(problem.sources);
    for (std::size_t i = 0; i < sources.size(); i += sweep.lanes()) {
        EXPECT_TRUE(
            sweep.add(sources.subspan(i, std::min(sweep.lanes(), sources.size() - i)), sums));
    }
    return sums;
}

TEST(HopSweep, AddsWhatSourcesSideBySideAdd) {
    for (std::uint32_t seed = 0; seed < 120; ++seed) {
        const KnowledgeGraph graph = seed % 2 == 0 ? random_graph(seed) : report_graph(seed);
        for (const PathCredit credit : {PathCredit::share, PathCredit::one}) {
            const SweepProblem problem = problem_of(graph, credit);
            HopSweep one(problem);
            const SweepSums found = sums_of(one, problem);
            const auto many = make_sweep(problem, LanePrecision::full, InstructionSet::baseline);
            const SweepSums expected = sums_of(*many, problem);
            EXPECT_THAT(found.between, Pointwise(DoubleNear(1e-9), expected.between)) << seed;
            EXPECT_THAT(found.arcs, Pointwise(DoubleNear(1e-9), expected.arcs)) << seed;
        }
    }
}

/// Rings of four, end to end: twice as many paths with each.
KnowledgeGraph rings(Node count) {
    std::vector<WeightedEdge> edges;
    for (Node hub = 0; hub < 3 * count; hub += 3) {
        for (const Node middle : {hub + 1, hub + 2}) {
            edges.push_back({hub, middle});
            edges.push_back({middle, hub + 3});
        }
    }
    return make_graph(std::size_t{3} * count + 1, edges);
}

TEST(HopSweep, SaysWhenADoubleCannotCountThePathsAndIsFitForTheNextSource) {
    SweepProblem problem{path_problem(adjacency(rings(1000))), {}, {0}, PathCredit::share};
    problem.wanted = problem.graph.ends;
    HopSweep sweep(problem);
    SweepSums sums{std::vector<double>(problem.graph.size(), 0), {}};
    EXPECT_FALSE(sweep.add(problem.sources, sums));
    EXPECT_THAT(sums.between, testing::Each(0));
    const std::vector<Vertex> middle{1500};
    EXPECT_TRUE(sweep.add(middle, sums));
    EXPECT_EQ(sums.between[1503], 1497);  // 1,500 vertices behind, less the ring's two and itself
    sums.between.assign(sums.between.size(), 0);
    problem.credit = PathCredit::one;
    EXPECT_TRUE(sweep.add(problem.sources, sums));
    EXPECT_LE(*std::ranges::max_element(sums.between), 1e290);
}

TEST(MemoryOrder, PutsNeighboursTogetherWhereThereAreFew) {
    // A path through 0, 3, 1, 4, 2.
    const std::vector<WeightedEdge> edges{{0, 3}, {3, 1}, {1, 4}, {4, 2}};
    EXPECT_THAT(memory_order(path_problem(adjacency(make_graph(5, edges)))),
                ElementsAre(0, 3, 1, 4, 2));
}

TEST(SourcesInStep, AreAllOfThemOnACliqueAndOneOnALongPath) {
    std::vector<WeightedEdge> clique;
    std::vector<WeightedEdge> path;
    for (Node a = 0; a < 400; ++a) {
        path.push_back({a, a + 1});
        for (Node b = a + 1; b < 400; ++b) clique.push_back({a, b});
    }
    std::vector<Vertex> sources(400);
    for (Vertex i = 0; i < sources.size(); ++i) sources[i] = i;
    EXPECT_GT(sources_in_step(path_problem(adjacency(make_graph(400, clique))), sources), 15);
    EXPECT_LT(sources_in_step(path_problem(adjacency(make_graph(401, path))), sources), 1.1);
}

}  // namespace
}  // namespace sigloom::test
