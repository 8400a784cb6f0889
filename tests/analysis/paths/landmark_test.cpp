// Searches that are bounded by landmarks, against distances of Boost.
#include "core/analysis/paths/landmark.hpp"

#include <gmock/gmock.h>

#include "core/analysis/paths/distance_search.hpp"
#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr double far = std::numeric_limits<double>::infinity();

/// A strong hub 0 with four spokes, two of which are tied, and a component of its own.
KnowledgeGraph hub_and_pair() {
    const std::vector<WeightedEdge> edges{{0, 1, 4}, {0, 2, 4}, {0, 3, 4}, {0, 4, 2},
                                          {1, 2, 1}, {3, 4, 8}, {5, 6, 1}};
    return make_graph(7, edges);
}

TEST(Landmark, IsTheVertexOfTheStrongestTies) {
    EXPECT_THAT(strongest_vertices(problem_of(hub_and_pair(), PathLength::inverse_weight), 3),
                ElementsAre(0, 3, 4));
    EXPECT_THAT(strongest_vertices(problem_of(0, {}, PathLength::inverse_weight), 3), IsEmpty());
}

TEST(Landmark, PutsVerticesByTheirDistanceAndArcsByTheirExcess) {
    const LandmarkedGraph known =
        with_landmark(problem_of(hub_and_pair(), PathLength::inverse_weight));
    EXPECT_THAT(known.order, ElementsAre(0, 1, 2, 3, 4, 5, 6));
    EXPECT_THAT(known.landmark.distance, ElementsAre(0, 0.25, 0.25, 0.25, 0.375, far, far));
    // From 4 to 3 and to 0: 0.125 - 0.25 and 0.5 - 0.
    EXPECT_THAT(known.graph.neighbors(4), ElementsAre(3, 0));
    EXPECT_EQ(known.landmark.excess[known.graph.begin[4]], -0.125);
    EXPECT_EQ(known.landmark.excess[known.graph.begin[4] + 1], 0.5);
}

void expect_distances(const KnowledgeGraph& graph) {
    const LandmarkedGraph known = with_landmark(problem_of(graph, PathLength::inverse_weight));
    const Matrix expected = all_distances(graph, PathLength::inverse_weight);
    DistanceSearch search(known.graph, known.landmark);
    for (const Vertex source : known.graph.vertices()) {
        for (const bool with_bounds : {false, true}) {
            const auto over_landmark = [&](Vertex vertex) {
                return known.landmark.distance[source] + known.landmark.distance[vertex];
            };
            std::vector<double> distance(known.graph.size(), far);
            for (const Vertex vertex : known.graph.vertices()) {
                if (with_bounds) distance[vertex] = over_landmark(vertex);
            }
            search.run(source, distance);
            for (const Vertex vertex : known.graph.vertices()) {
                const double nearest = expected[known.order[source]][known.order[vertex]];
                if (!with_bounds && nearest >= over_landmark(vertex) * (1 - 1e-12)) continue;
                if (nearest == far) {
                    EXPECT_EQ(distance[vertex], far);
                } else {
                    EXPECT_NEAR(distance[vertex], nearest, 1e-12 * nearest);
                }
            }
        }
    }
}

TEST(Landmark, LeavesNoShorterWayOut) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        SCOPED_TRACE(seed);
        expect_distances(random_graph(seed));
        expect_distances(report_graph(seed));
    }
}

}  // namespace
}  // namespace sigloom::test
