// What holds for every measure of edges.
#include "core/analysis/edge_measures.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <set>

#include "core/analysis/measures.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::MatchesRegex;

TEST(EdgeMeasures, AreFoundByTheirNamesAlone) {
    for (const EdgeMeasure& measure : edge_measures()) {
        EXPECT_EQ(find_edge_measure(measure.name), &measure);
    }
    EXPECT_EQ(find_edge_measure("edge_betweennes"), nullptr);
    EXPECT_EQ(find_edge_measure(""), nullptr);
}

TEST(EdgeMeasures, HaveNamesOfTheirOwnFitForAColumn) {
    std::set<std::string_view> names;
    for (const EdgeMeasure& measure : edge_measures()) {
        EXPECT_THAT(std::string(measure.name), MatchesRegex("[a-z][a-z_]*"));
        EXPECT_TRUE(names.insert(measure.name).second) << measure.name;
        EXPECT_EQ(find_measure(measure.name), nullptr) << measure.name;
    }
}

TEST(EdgeMeasures, GiveEveryEdgeOfAnyGraphAFiniteNumber) {
    for (const EdgeMeasure& measure : edge_measures()) {
        EXPECT_THAT(measure.compute(KnowledgeGraph(), {}), IsEmpty()) << measure.name;
        EXPECT_THAT(measure.compute(make_graph(3, {}), {}), IsEmpty()) << measure.name;
        for (std::uint32_t number = 0; number < 30; ++number) {
            const KnowledgeGraph graph = random_graph(number);
            const std::vector<double> values = measure.compute(graph, {});
            EXPECT_EQ(values.size(), graph.edge_count()) << measure.name;
            for (const double value : values) EXPECT_TRUE(std::isfinite(value)) << measure.name;
        }
    }
}

TEST(EdgeMeasures, TakePathsByStepsOrByLengthAsTheirNamesSay) {
    // A triangle with one tie so weak that the way around it is shorter.
    const std::vector<WeightedEdge> triangle_edges{{0, 1, 1}, {0, 2, 0.1}, {1, 2, 1}};
    const KnowledgeGraph triangle = make_graph(3, triangle_edges);
    EXPECT_THAT(find_edge_measure("edge_betweenness")->compute(triangle, {}),
                ElementsAre(DoubleEq(1), DoubleEq(1), DoubleEq(1)));
    EXPECT_THAT(find_edge_measure("edge_betweenness_distance")->compute(triangle, {}),
                ElementsAre(DoubleEq(2), DoubleEq(0), DoubleEq(2)));
}

}  // namespace
}  // namespace sigloom::test
