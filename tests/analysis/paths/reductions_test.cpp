// Each reduction by itself, and all combinations of them.
#include <gmock/gmock.h>

#include "core/analysis/paths/blocks.hpp"
#include "core/analysis/paths/reduced_betweenness.hpp"
#include "core/analysis/paths/side_vertices.hpp"
#include "core/analysis/paths/twins.hpp"
#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pointwise;

TEST(Twins, OpenOnesShareNeighboursAndClosedOnesAreNeighbours) {
    // 0, 1, 2 hang on 3 and 4; 5 and 6 are neighbours and hang on 4.
    const TwinClasses classes = merge_twins(
        problem_of(7, {{0, 3}, {0, 4}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {5, 6}, {5, 4}, {6, 4}}));
    EXPECT_THAT(classes.class_of, ElementsAre(0, 0, 0, 1, 2, 3, 3));
    EXPECT_THAT(classes.problem.copies, ElementsAre(3, 1, 1, 2));
    EXPECT_THAT(classes.problem.apart, ElementsAre(1, 0, 0, 0));
    EXPECT_THAT(classes.distance, ElementsAre(2, 0, 0, 1));
    EXPECT_THAT(classes.problem.neighbors(2), ElementsAre(0, 3));
}

TEST(Twins, MeetInEachOfTheirNeighbours) {
    const TwinClasses classes =
        merge_twins(problem_of(5, {{0, 3}, {0, 4}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4}}));
    std::vector<double> between(classes.problem.size(), 0);
    add_paths_between_twins(classes.problem, PathCredit::share, between);
    // Three twins: 3 * 2 ordered pairs, over two neighbours, which are closed twins themselves.
    EXPECT_THAT(between, ElementsAre(0, 3));
    between.assign(between.size(), 0);
    add_paths_between_twins(classes.problem, PathCredit::one, between);
    EXPECT_THAT(between, ElementsAre(0, 6));
}

TEST(Twins, AreNotMergedWhenTheirLengthsDiffer) {
    const std::vector<WeightedEdge> edges{{0, 2, 1}, {0, 3, 1}, {1, 2, 1}, {1, 3, 2}};
    EXPECT_EQ(merge_twins(problem_of(4, edges)).problem.size(), 2U);
    EXPECT_EQ(merge_twins(problem_of(4, edges, PathLength::inverse_weight)).problem.size(), 4U);
}

TEST(Twins, AreNotMergedWhenTheWayOverANeighbourIsShorterThanTheirEdge) {
    const std::vector<WeightedEdge> edges{{0, 1, 0.4}, {0, 2, 1}, {1, 2, 1}};
    EXPECT_THAT(merge_twins(problem_of(3, edges, PathLength::inverse_weight)).class_of,
                ElementsAre(0, 1, 2));
}

TEST(Twins, LeaveIsolatedNodesAlone) {
    EXPECT_THAT(merge_twins(problem_of(3, {})).class_of, ElementsAre(0, 1, 2));
}

TEST(Blocks, HangTogetherByArticulationPoints) {
    // Two triangles that share node 2, and a leaf 5 on node 4.
    const BlockCut cut =
        cut_into_blocks(problem_of(6, {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {2, 4}, {3, 4}, {4, 5}}));
    ASSERT_EQ(cut.blocks.size(), 3U);
    EXPECT_THAT(cut.blocks[0].vertices, ElementsAre(4, 5));
    EXPECT_THAT(cut.blocks[0].ends, ElementsAre(5, 1));
    EXPECT_THAT(cut.blocks[1].vertices, ElementsAre(2, 3, 4));
    EXPECT_THAT(cut.blocks[1].ends, ElementsAre(3, 1, 2));
    EXPECT_THAT(cut.blocks[2].vertices, ElementsAre(0, 1, 2));
    EXPECT_THAT(cut.blocks[2].ends, ElementsAre(1, 1, 4));
    // Over ordered pairs: 2 * 2 * 3 at node 2, 2 * 1 * 4 at node 4.
    EXPECT_THAT(cut.between, ElementsAre(0, 0, 12, 0, 8, 0));
}

TEST(Blocks, AreWholeTreesDoneWith) {
    for (std::uint32_t seed = 3; seed < graph_count; seed += 11) {
        const KnowledgeGraph tree = random_graph(seed);
        ASSERT_LE(tree.edge_count() + 1, tree.node_count() + 1);
        std::vector<double> between = cut_into_blocks(problem_of(tree, PathLength::hops)).between;
        for (double& value : between) value /= 2;
        EXPECT_THAT(between,
                    Pointwise(DoubleNear(1e-9), boost_betweenness(tree, PathLength::hops)));
    }
}

TEST(Blocks, DoNotFallApartAtAVertexWithCopies) {
    // A path of three vertices whose middle has two copies is a cycle.
    PathProblem problem = problem_of(3, {{0, 1}, {1, 2}});
    problem.copies[1] = problem.ends[1] = 2;
    const BlockCut cut = cut_into_blocks(problem);
    ASSERT_EQ(cut.blocks.size(), 1U);
    EXPECT_THAT(cut.blocks[0].vertices, ElementsAre(0, 1, 2));
    EXPECT_THAT(cut.between, ElementsAre(0, 0, 0));
    // The same, entered at the vertex with copies.
    problem = problem_of(3, {{0, 1}, {0, 2}});
    problem.copies[0] = problem.ends[0] = 2;
    EXPECT_EQ(cut_into_blocks(problem).blocks.size(), 1U);
}

TEST(SideVertices, HaveNeighboursThatAreAllNeighbours) {
    // A triangle with a tail, whose end is one, too.
    EXPECT_THAT(side_vertices(problem_of(5, {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}})),
                ElementsAre(0, 4));
    EXPECT_THAT(side_vertices(problem_of(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}})), IsEmpty());
}

TEST(SideVertices, DoNotHangOnTwinsThatAreNoNeighbours) {
    PathProblem problem = problem_of(2, {{0, 1}});
    problem.copies[1] = 2;
    problem.apart[1] = 1;
    EXPECT_THAT(side_vertices(problem), ElementsAre(1));  // 0 is between the copies of 1
}

TEST(SideVertices, AreNoShortcutsByLength) {
    const std::vector<WeightedEdge> edges{{0, 1, 2}, {0, 2, 2}, {1, 2, 1}};  // 1/2 + 1/2 = 1
    EXPECT_THAT(side_vertices(problem_of(3, edges, PathLength::inverse_weight)), ElementsAre(1));
}

TEST(Reductions, ChangeNoValueWhicheverAreMade) {
    for (std::uint32_t seed = 0; seed < 66; ++seed) {
        const KnowledgeGraph graph = seed % 2 == 0 ? random_graph(seed) : report_graph(seed);
        for (const PathLength length : {PathLength::hops, PathLength::inverse_weight}) {
            std::vector<double> expected = boost_betweenness(graph, length);
            for (double& value : expected) value *= 2;
            for (unsigned choice = 0; choice < 8; ++choice) {
                const auto use = [choice](int bit) {
                    return (choice >> bit) % 2 == 0 ? Reduction::off : Reduction::on;
                };
                const ReducedBetweennessOptions options{
                    .length = length, .reductions = {use(0), use(1), use(2)}, .sweeps = {}};
                EXPECT_THAT(reduced_betweenness(adjacency(graph), options).value().nodes,
                            Pointwise(DoubleNear(1e-8), expected))
                    << "seed " << seed << ", choice " << choice;
            }
        }
    }
}

}  // namespace
}  // namespace sigloom::test
