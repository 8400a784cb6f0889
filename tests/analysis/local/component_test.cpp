#include "core/analysis/local/component.hpp"

#include <gmock/gmock.h>

#include <boost/graph/connected_components.hpp>
#include <map>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::ElementsAre;

TEST(Component, EqualsBoostNumberedByFallingSizeThenBySmallestNode) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const OracleGraph oracle = oracle_graph(graph);
        std::vector<int> of_boost(graph.node_count());
        boost::connected_components(
            oracle, boost::make_iterator_property_map(of_boost.begin(),
                                                      boost::get(boost::vertex_index, oracle)));
        std::map<int, std::vector<Node>> members;
        for (Node node = 0; node < graph.node_count(); ++node) {
            members[of_boost[node]].push_back(node);
        }
        std::vector<std::vector<Node>> parts;
        for (const auto& [number, nodes] : members) parts.push_back(nodes);
        std::ranges::sort(parts, [](const auto& a, const auto& b) {
            return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
        });
        std::vector<std::int32_t> expected(graph.node_count());
        for (std::size_t part = 0; part < parts.size(); ++part) {
            for (const Node node : parts[part]) expected[node] = static_cast<std::int32_t>(part);
        }
        EXPECT_EQ(component(graph), expected) << "seed " << seed;
    }
}

TEST(Component, ZeroIsTheLargest) {
    const std::vector<WeightedEdge> edges{{1, 2}, {3, 4}, {4, 5}, {6, 7}};
    EXPECT_THAT(component(make_graph(9, edges)), ElementsAre(3, 1, 1, 0, 0, 0, 2, 2, 4));
}

TEST(Component, OfAGraphWithoutEdgesIsTheNumberOfTheNode) {
    EXPECT_THAT(component(make_graph(0, {})), ElementsAre());
    EXPECT_THAT(component(make_graph(1, {})), ElementsAre(0));
    EXPECT_THAT(component(make_graph(3, {})), ElementsAre(0, 1, 2));
}

}  // namespace
}  // namespace sigloom::test
