#include "core/look/drawn_links.hpp"

#include <gmock/gmock.h>

#include "core/graph/column_names.hpp"
#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using test::make_graph;
using test::WeightedEdge;
using ::testing::ElementsAre;

const std::vector<WeightedEdge> edges{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};

KnowledgeGraph ranked(std::size_t nodes, ColumnData ranks) {
    return make_graph(nodes, edges)
        .with_edge_columns({{column_names::backbone, std::move(ranks), {}}});
}

TEST(DrawnLinks, AreThoseOfTheBackboneThatCanBeLookedAt) {
    // Four nodes: 2.2 links for each at most.
    EXPECT_EQ(drawn_links(ranked(4, std::vector<std::int32_t>{1, 1, 1, 2, 2, 3})).size(), 6U);
    std::vector<WeightedEdge> many;
    std::vector<std::int32_t> ranks;
    for (Node a = 0; a < 10; ++a) {
        for (Node b = 0; b < a; ++b) {
            many.push_back({a, b});
            ranks.push_back(static_cast<std::int32_t>(a - b));
        }
    }
    const auto graph = [&](std::size_t nodes) {
        return make_graph(nodes, many).with_edge_columns({{column_names::backbone, ranks, {}}});
    };
    EXPECT_EQ(drawn_links(graph(10)).size(), 17U);    // 9 + 8, and 7 more would be too many
    EXPECT_EQ(drawn_links(graph(1000)).size(), 17U);  // nodes without links do not count
}

TEST(DrawnLinks, AreAllWhereNothingSaysWhichMatter) {
    EXPECT_THAT(drawn_links(make_graph(4, edges)), ElementsAre(0, 1, 2, 3, 4, 5));
}

TEST(DrawnLinks, RanksOfAFileMayBeAnything) {
    const double huge = 1e300;
    EXPECT_THAT(drawn_links(ranked(4, std::vector<double>{-3, 0, 1, huge, huge, huge})),
                ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_EQ(drawn_links(KnowledgeGraph()).size(), 0U);
}

}  // namespace
}  // namespace sigloom
