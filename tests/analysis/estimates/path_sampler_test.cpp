#include "core/analysis/estimates/path_sampler.hpp"

#include <gmock/gmock.h>

#include <map>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Node> sorted(std::span<const Node> nodes) {
    std::vector<Node> result(nodes.begin(), nodes.end());
    std::ranges::sort(result);
    return result;
}

TEST(PathSampler, DrawsTheNodesBetweenTwoEnds) {
    const std::vector<WeightedEdge> edges{{0, 1, 1}, {1, 2, 1}, {2, 3, 1}, {3, 4, 1}};
    const KnowledgeGraph graph = make_graph(6, edges);
    const Adjacency lists = adjacency(graph);
    PathSampler sampler(lists);
    Random random(1);
    EXPECT_THAT(sorted(sampler.draw(0, 4, random)), ElementsAre(1, 2, 3));
    EXPECT_THAT(sorted(sampler.draw(3, 1, random)), ElementsAre(2));
    EXPECT_THAT(sampler.draw(1, 2, random), IsEmpty());
    EXPECT_THAT(sampler.draw(0, 5, random), IsEmpty()) << "no path";
}

/// Every path from 0 to the last node, with a share of a sixth each:
///
///      0 -- 1, 2, 3 -- 4, 5, 6 -- 7 -- 8      1 and 2 lead to 4 and 5, 3 to 5 and 6
TEST(PathSampler, DrawsEachShortestPathAsOftenAsTheOthers) {
    const std::vector<WeightedEdge> edges{{0, 1, 1}, {0, 2, 1}, {0, 3, 1}, {1, 4, 1}, {1, 5, 1},
                                          {2, 4, 1}, {2, 5, 1}, {3, 5, 1}, {3, 6, 1}, {4, 7, 1},
                                          {5, 7, 1}, {6, 7, 1}, {7, 8, 1}};
    const KnowledgeGraph graph = make_graph(9, edges);
    const Adjacency lists = adjacency(graph);
    PathSampler sampler(lists);
    for (const auto& [from, to] : {std::pair<Node, Node>(0, 8), std::pair<Node, Node>(8, 0)}) {
        std::map<std::vector<Node>, int> times;
        Random random(3);
        for (int i = 0; i < 6000; ++i) ++times[sorted(sampler.draw(from, to, random))];
        ASSERT_EQ(times.size(), 6U);
        // Four standard deviations of a count with mean 1000.
        for (const auto& [path, count] : times) EXPECT_NEAR(count, 1000, 116);
    }
}

TEST(PathSampler, CountsPathsBeyondWhatADoubleHolds) {
    // A chain of 1500 squares: 2^1500 paths from end to end, over either side of each.
    std::vector<WeightedEdge> edges;
    constexpr Node squares = 1500;
    for (Node i = 0; i < squares; ++i) {
        const Node corner = 3 * i;
        for (const Node side : {corner + 1, corner + 2}) {
            edges.push_back({corner, side, 1});
            edges.push_back({side, corner + 3, 1});
        }
    }
    const KnowledgeGraph graph = make_graph(3 * squares + 1, edges);
    const Adjacency lists = adjacency(graph);
    PathSampler sampler(lists);
    Random random(5);
    const std::vector<Node> path = sorted(sampler.draw(0, 3 * squares, random));
    ASSERT_EQ(path.size(), 2 * squares - 1);
    const auto firsts = std::ranges::count_if(path, [](Node node) { return node % 3 == 1; });
    EXPECT_NEAR(static_cast<double>(firsts), squares / 2.0, 80) << "each side as often";
}

TEST(PathSampler, DrawsWhereSomeEndsOfALevelHaveFarMorePathsThanOthers) {
    // A chain of 1200 diamonds hangs on each of two nodes, which a plain path of as many steps
    // joins.
    constexpr Node diamonds = 1200;
    std::vector<WeightedEdge> edges;
    Node nodes = 2;
    for (const Node end : {Node{0}, Node{1}}) {
        Node corner = end;
        for (Node i = 0; i < diamonds; ++i, nodes += 3) {
            for (const Node side : {nodes, nodes + 1}) {
                edges.push_back({corner, side, 1});
                edges.push_back({side, nodes + 2, 1});
            }
            corner = nodes + 2;
        }
    }
    Node last = 0;
    constexpr Node steps = 4 * diamonds;
    for (Node i = 1; i < steps; ++i, ++nodes) {
        edges.push_back({last, nodes, 1});
        last = nodes;
    }
    edges.push_back({last, 1, 1});
    const Adjacency lists = adjacency(make_graph(nodes, edges));
    PathSampler sampler(lists);
    Random random(2);
    EXPECT_EQ(sampler.draw(0, 1, random).size(), steps - 1);
}

}  // namespace
}  // namespace sigloom::test
