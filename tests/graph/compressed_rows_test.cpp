#include "core/graph/compressed_rows.hpp"

#include <gmock/gmock.h>

#include <stdexcept>
#include <utility>
#include <vector>

#include "core/base/in_parallel.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CompressedRows, WithoutNodesHaveNothing) {
    const CompressedRows rows;
    EXPECT_EQ(rows.node_count(), 0U);
    EXPECT_EQ(rows.arc_count(), 0U);
}

TEST(CompressedRows, AreMadeOneArcAfterTheOther) {
    RowBuilder builder;
    builder.add_arc(2);
    builder.add_arc(1);
    EXPECT_THAT(builder.row(), ElementsAre(2, 1));
    builder.end_row();
    builder.end_row();
    EXPECT_THAT(builder.row(), IsEmpty());
    builder.add_arc(0);
    builder.end_row();
    const CompressedRows rows = std::move(builder).rows();
    EXPECT_THAT(rows.begin, ElementsAre(0, 2, 2, 3));
    EXPECT_THAT(rows.neighbors(0), ElementsAre(2, 1));
    EXPECT_THAT(rows.neighbors(1), IsEmpty());
    EXPECT_EQ(rows.degree(2), 1U);
    EXPECT_EQ(rows.find_arc(2, 0), 2U);
    EXPECT_EQ(rows.find_arc(1, 0), CompressedRows::no_arc);
}

TEST(CompressedRows, CopiesShareTheArraysAndOutliveTheFirst) {
    CompressedRows copy;
    const Node* target = nullptr;
    {
        const CompressedRows rows({0, 1, 2}, {1, 0});
        target = rows.target.data();
        copy = rows;
    }
    EXPECT_EQ(copy.target.data(), target);
    EXPECT_THAT(copy.target, ElementsAre(1, 0));
}

TEST(RowsOfEdges, HaveBothDirectionsInRisingOrderWhateverTheOrderOfTheEdges) {
    const std::vector<EdgeEnds> edges{{3, 1}, {0, 3}, {1, 0}};
    const EdgeRows found = rows_of_edges(4, edges);
    EXPECT_THAT(found.rows.begin, ElementsAre(0, 2, 4, 4, 6));
    EXPECT_THAT(found.rows.target, ElementsAre(1, 3, 0, 3, 0, 1));
    EXPECT_THAT(found.edge, ElementsAre(2, 1, 2, 0, 1, 0));
}

TEST(RowsOfEdges, RefuseLoopsRepeatedEdgesAndEndsThatAreNoNodes) {
    for (const std::vector<EdgeEnds>& edges :
         {std::vector<EdgeEnds>{{1, 1}}, {{0, 1}, {1, 0}}, {{0, 3}}}) {
        EXPECT_THROW(rows_of_edges(3, edges), std::invalid_argument);
    }
}

TEST(RowsOnDemand, AreThoseOfTheEdgesForWhoeverAsksAtTheSameTime) {
    std::vector<EdgeEnds> edges;
    for (Node node = 1; node < 2000; ++node) edges.push_back({0, node});
    const RowsOnDemand rows(2000, edges);
    std::vector<std::size_t> degrees(64);
    for_each_task_in_parallel(degrees.size(),
                              [&](std::size_t i) { degrees[i] = rows.get().rows.degree(0); });
    EXPECT_THAT(degrees, testing::Each(1999));
    EXPECT_EQ(rows.get().edge, rows_of_edges(2000, edges).edge);
}

TEST(RowsOnDemand, AreRefusedAtOnceWhereTheEdgesAreNone) {
    const auto make = [](std::vector<EdgeEnds> edges) { RowsOnDemand(3, std::move(edges)); };
    EXPECT_THROW(make({{0, 1}, {0, 3}}), std::invalid_argument);
    EXPECT_THROW(make({{0, 1}, {1, 1}}), std::invalid_argument);
    EXPECT_THROW(make({{0, 1}, {0, 1}}), std::invalid_argument);
    EXPECT_THROW(make({{0, 1}, {1, 2}, {1, 0}}), std::invalid_argument);
    EXPECT_NO_THROW(make({{1, 2}, {1, 0}, {0, 2}}));
}

}  // namespace
}  // namespace sigloom
