#include "core/layout/layout.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <stdexcept>

#include "core/analysis/communities/communities.hpp"
#include "core/base/random.hpp"
#include "core/layout/backbone.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom {
namespace {

using test::joined_cliques;
using test::make_graph;
using test::random_graph;
using test::WeightedEdge;

/// Groups of 30 nodes, each dense, with a few links between them in a ring.
KnowledgeGraph groups(std::uint32_t count) {
    Random random(3);
    std::vector<WeightedEdge> edges;
    for (std::uint32_t group = 0; group < count; ++group) {
        for (Node a = 0; a < 30; ++a) {
            for (Node b = 0; b < a; ++b) {
                if (random.below(100) < 25) edges.push_back({30 * group + a, 30 * group + b, 1});
            }
            edges.push_back({30 * group + a, 30 * group + (a + 1) % 30, 1.5});
        }
        edges.push_back({30 * group, (30 * group + 31) % (30 * count), 1});
    }
    std::vector<WeightedEdge> once;
    std::vector<std::pair<Node, Node>> seen;
    for (const WeightedEdge& edge : edges) {
        const auto ends = std::minmax(edge.source, edge.target);
        if (std::ranges::find(seen, std::pair<Node, Node>(ends)) != seen.end()) continue;
        seen.emplace_back(ends);
        once.push_back(edge);
    }
    return make_graph(30 * count, once);
}

struct Drawn {
    std::vector<Point> at;
    std::vector<std::int32_t> community;
    std::vector<double> radius;
};

Drawn laid_out(const KnowledgeGraph& graph, std::span<const std::optional<Point>> earlier = {},
               const MeasureContext& context = {}) {
    Drawn drawn;
    drawn.community = communities(graph).community;
    for (Node node = 0; node < graph.node_count(); ++node) drawn.radius.push_back(2 + node % 7);
    const auto backbone = backbone_ranks(graph, graph.edges().weight);
    drawn.at = lay_out(graph,
                       {.weight = graph.edges().weight,
                        .backbone = backbone,
                        .community = drawn.community,
                        .radius = drawn.radius,
                        .earlier = earlier},
                       {.context = context});
    return drawn;
}

double distance(const Point& a, const Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

TEST(Layout, EveryNodeOfEveryGraphHasAPlaceOfItsOwn) {
    for (std::uint32_t seed = 0; seed < 120; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Drawn drawn = laid_out(graph);
        ASSERT_EQ(drawn.at.size(), graph.node_count());
        for (std::size_t i = 0; i < drawn.at.size(); ++i) {
            EXPECT_TRUE(std::isfinite(drawn.at[i].x) && std::isfinite(drawn.at[i].y));
            for (std::size_t j = 0; j < i; ++j) {
                EXPECT_GT(distance(drawn.at[i], drawn.at[j]), drawn.radius[i] + drawn.radius[j])
                    << "graph " << seed;
            }
        }
    }
}

TEST(Layout, CommunitiesAreApart) {
    const KnowledgeGraph graph = groups(6);
    const Drawn drawn = laid_out(graph);
    // Of the ten nearest of each node, how many are of its group.
    std::size_t own = 0;
    for (Node node = 0; node < graph.node_count(); ++node) {
        std::vector<std::pair<double, Node>> nearest;
        for (Node other = 0; other < graph.node_count(); ++other) {
            if (other != node)
                nearest.emplace_back(distance(drawn.at[node], drawn.at[other]), other);
        }
        std::ranges::partial_sort(nearest, nearest.begin() + 10);
        for (std::size_t i = 0; i < 10; ++i) own += nearest[i].second / 30 == node / 30;
    }
    EXPECT_GT(static_cast<double>(own) / static_cast<double>(10 * graph.node_count()), 0.97);
}

TEST(Layout, TheWholeIsWiderThanHigh) {
    const std::vector<WeightedEdge> path{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}};
    const Drawn drawn = laid_out(make_graph(7, path));
    EXPECT_GT(std::abs(drawn.at[0].x - drawn.at[6].x), 5 * std::abs(drawn.at[0].y - drawn.at[6].y));
}

TEST(Layout, PartsThatNothingJoinsArePackedAroundTheLargest) {
    std::vector<WeightedEdge> edges;
    for (Node node = 0; node < 60; ++node) {
        edges.push_back({node, (node + 1) % 60});
        if (node % 3 == 0) edges.push_back({node, (node + 7) % 60});
    }
    const Drawn drawn = laid_out(make_graph(100, edges));  // 40 nodes alone
    double main = 0;
    double all = 0;
    for (std::size_t i = 0; i < drawn.at.size(); ++i) {
        const double from_middle = std::hypot(drawn.at[i].x, drawn.at[i].y);
        (i < 60 ? main : all) = std::max(i < 60 ? main : all, from_middle);
        if (i < 60) continue;
        EXPECT_GT(from_middle, 0.75 * main);
    }
    EXPECT_LT(all, 2.2 * main);
}

TEST(Layout, IsTheSameForAnyNumberOfThreads) {
    const KnowledgeGraph graph = joined_cliques(1500, 900);
    const Drawn one = laid_out(graph, {}, {.threads = 1});
    const Drawn two = laid_out(graph, {}, {.threads = 2});
    for (std::size_t i = 0; i < one.at.size(); ++i) {
        ASSERT_EQ(one.at[i].x, two.at[i].x);
        ASSERT_EQ(one.at[i].y, two.at[i].y);
    }
}

TEST(Layout, AfterSmallChangesNodesStayNear) {
    const KnowledgeGraph before = groups(6);
    const Drawn old = laid_out(before);
    std::vector<std::optional<Point>> earlier(old.at.begin(), old.at.end());
    // A node is new, and joined to group 2; another part is new altogether.
    std::vector<WeightedEdge> edges;
    for (Edge edge = 0; edge < before.edge_count(); ++edge) {
        const auto [source, target] = before.edges().ends[edge];
        if (edge % 20 != 7) edges.push_back({source, target, before.edges().weight[edge]});
    }
    const auto added = static_cast<Node>(before.node_count());
    for (const Node other : {61U, 65U, 70U}) edges.push_back({added, other, 2});
    edges.push_back({added + 1, added + 2, 1});
    earlier.resize(before.node_count() + 3);
    const KnowledgeGraph after = make_graph(before.node_count() + 3, edges);
    const Drawn drawn = laid_out(after, earlier);

    double width = 0;
    double moved = 0;
    double most = 0;
    for (std::size_t i = 0; i < old.at.size(); ++i) {
        width = std::max(width, 2 * std::hypot(old.at[i].x, old.at[i].y));
        const double way = distance(old.at[i], drawn.at[i]);
        moved += way / static_cast<double>(old.at.size());
        most = std::max(most, way);
    }
    EXPECT_LT(moved, 0.03 * width);
    EXPECT_LT(most, 0.15 * width);
    EXPECT_LT(distance(drawn.at[added], old.at[65]), 0.3 * width);
    for (std::size_t i = 0; i < old.at.size(); ++i) {
        EXPECT_GT(distance(drawn.at[added + 1], drawn.at[i]), 2);
    }
}

TEST(Layout, CanBeCalledOff) {
    const std::atomic<bool> cancel = true;
    EXPECT_THROW(laid_out(groups(2), {}, {.cancel = &cancel}), Cancelled);
}

TEST(Layout, SaysHowFarItIs) {
    double last = -1;
    laid_out(groups(2), {}, {.progress = [&](double share) {
                 EXPECT_GE(share, last);
                 EXPECT_LE(share, 1);
                 last = share;
             }});
    EXPECT_GT(last, 0.9);
}

}  // namespace
}  // namespace sigloom
