#include "core/analysis/paths/lane_distances.hpp"

#include <gmock/gmock.h>

#include "core/analysis/paths/length_distances.hpp"
#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

KnowledgeGraph long_path(Node nodes) {
    std::vector<WeightedEdge> edges;
    for (Node node = 1; node < nodes; ++node) {
        edges.push_back({node * 263 % nodes, (node - 1) * 263 % nodes, 1.0 + node % 3});
    }
    return make_graph(nodes, edges);
}

TEST(LaneDistances, AreTheSameToTheBitInEveryInstructionSet) {
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        const PathProblem problem = problem_of(random_graph(seed), PathLength::inverse_weight);
        std::vector<Vertex> sources;
        for (const Vertex vertex : problem.vertices()) {
            if (sources.size() < LaneDistances::lanes) sources.push_back(vertex);
        }
        LaneDistances::Sums expected;
        ASSERT_TRUE(
            make_lane_distances(problem, InstructionSet::baseline)->add_up(sources, expected));
        for (const InstructionSet set : instruction_sets()) {
            LaneDistances::Sums sums;
            ASSERT_TRUE(make_lane_distances(problem, set)->add_up(sources, sums));
            for (std::size_t lane = 0; lane < sources.size(); ++lane) {
                EXPECT_EQ(sums[lane].reached, expected[lane].reached);
                EXPECT_EQ(sums[lane].distances, expected[lane].distances);
                EXPECT_EQ(sums[lane].inverse_distances, expected[lane].inverse_distances);
            }
        }
    }
}

TEST(LaneDistances, GiveUpWherePathsHaveManySteps) {
    const PathProblem problem = problem_of(long_path(600), PathLength::inverse_weight);
    const std::vector<Vertex> sources{0};
    LaneDistances::Sums sums;
    EXPECT_FALSE(make_lane_distances(problem, InstructionSet::baseline)->add_up(sources, sums));
}

TEST(LengthDistances, OnALongPathEqualSumsOverBoost) {
    const KnowledgeGraph graph = long_path(600);
    const auto distances = all_distances(graph, PathLength::inverse_weight);
    const std::vector<LengthSums> found = length_distances(adjacency(graph), {});
    for (Node node = 0; node < graph.node_count(); ++node) {
        double sum = 0;
        for (const double distance : distances[node]) sum += distance;
        EXPECT_EQ(found[node].reached, 599);
        EXPECT_NEAR(found[node].distances, sum, 1e-9 * sum);
    }
}

}  // namespace
}  // namespace sigloom::test
