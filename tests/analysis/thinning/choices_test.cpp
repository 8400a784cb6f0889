// Nodes by where they stand and what their columns say, and edges likewise.
#include <gmock/gmock.h>

#include <stdexcept>

#include "core/analysis/thinning/edge_choices.hpp"
#include "core/analysis/thinning/node_choices.hpp"
#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

using testing::Each;
using testing::ElementsAre;
using Kinds = std::vector<std::string>;

/// A triangle with a tail of one, an edge apart, and an isolated node.
KnowledgeGraph small() {
    return make_graph(
        7, std::vector<WeightedEdge>{{0, 1, 3}, {0, 2, 1}, {1, 2, 2}, {2, 3, 0.5}, {4, 5, 1}});
}

TEST(HeaviestEdges, AreSoManyOfTheWholeGraph) {
    // In the order of small()'s edges: 0-1, 0-2, 1-2, 2-3, 4-5.
    EXPECT_THAT(heaviest_edges(small(), 2), ElementsAre(true, false, true, false, false));
    EXPECT_THAT(heaviest_edges(small(), 3), ElementsAre(true, true, true, false, false));
    EXPECT_THAT(heaviest_edges(small(), 0), Each(false));
    EXPECT_THAT(heaviest_edges(small(), 9), Each(true));
}

/// Two themes and a signal in a row, with counts and evidence from four reports.
KnowledgeGraph with_columns() {
    NodeTable nodes;
    for (const char* kind : {"theme", "theme", "signal"}) {
        nodes.id.push_back(std::string(kind) + ':' + std::to_string(nodes.id.size()));
        nodes.label.push_back("label");
        nodes.kind.push_back(kind);
    }
    nodes.columns.push_back({"reports", std::vector<std::int32_t>{3, 2, 0}, {true, true, false}});
    EdgeTable edges{{{0, 1}, {1, 2}}, {2, 0.8}, {}, {}};
    edges.kind.push_back("cooccurs");
    edges.kind.push_back("relevance");
    edges.columns.push_back({"count", std::vector<std::int32_t>{2, 1}, {}});
    Evidence evidence;
    evidence.reports.resize(4);
    evidence.places.begin = {0, 3, 5, 6};
    for (const std::uint32_t report : {0, 1, 2, 1, 2, 2}) {
        evidence.places.items.push_back({report, 1, 1'000'000});
    }
    return {std::move(nodes), std::move(edges), std::move(evidence)};
}

TEST(NodeChoices, OfThePlaceInTheGraph) {
    EXPECT_THAT(giant_component(small()), ElementsAre(1, 1, 1, 1, 0, 0, 0));
    EXPECT_THAT(k_core(small(), 2), ElementsAre(1, 1, 1, 0, 0, 0, 0));
    EXPECT_THAT(k_core(small(), 1), ElementsAre(1, 1, 1, 1, 1, 1, 0));
    EXPECT_THAT(linked_nodes(small()), ElementsAre(1, 1, 1, 1, 1, 1, 0));
    EXPECT_THAT(surroundings(small(), 3, 0), ElementsAre(0, 0, 0, 1, 0, 0, 0));
    EXPECT_THAT(surroundings(small(), 3, 1), ElementsAre(0, 0, 1, 1, 0, 0, 0));
    EXPECT_THAT(surroundings(small(), 3, 2), ElementsAre(1, 1, 1, 1, 0, 0, 0));
}

TEST(NodeChoices, OfWhatTheirColumnsSay) {
    EXPECT_THAT(nodes_of_kinds(with_columns(), Kinds{"signal"}), ElementsAre(0, 0, 1));
    EXPECT_THAT(nodes_of_kinds(with_columns(), Kinds{"signal", "theme"}), Each(true));
    EXPECT_THAT(nodes_of_reports(with_columns(), 3), ElementsAre(1, 0, 0));
    EXPECT_THAT(nodes_of_reports(with_columns(), 0), ElementsAre(1, 1, 0))
        << "a node without a number of reports never stays";
    EXPECT_THROW(nodes_of_kinds(with_columns(), Kinds{"signal", "topic"}), std::invalid_argument);
    EXPECT_THROW(nodes_of_reports(small(), 1), std::invalid_argument);
}

TEST(NodeChoices, WithoutHubsLeavesOutWhatIsInMoreThanTheShareOfTheReports) {
    EXPECT_THAT(nodes_without_hubs(with_columns(), 0.75), ElementsAre(1, 1, 1));
    EXPECT_THAT(nodes_without_hubs(with_columns(), 0.74), ElementsAre(0, 1, 1));
    EXPECT_THAT(nodes_without_hubs(with_columns(), 0.25), ElementsAre(0, 0, 1));
    EXPECT_THAT(nodes_without_hubs(with_columns(), 0), Each(false));
    EXPECT_THROW(nodes_without_hubs(small(), 0.5), std::invalid_argument);
}

TEST(EdgeChoices, OfWhatTheirColumnsSay) {
    EXPECT_THAT(edges_of_weight(small(), 1), ElementsAre(1, 1, 1, 0, 1));
    EXPECT_THAT(edges_of_weight(small(), 3.1), Each(false));
    EXPECT_THAT(edges_of_count(with_columns(), 2), ElementsAre(1, 0));
    EXPECT_THAT(edges_of_kinds(with_columns(), Kinds{"relevance"}), ElementsAre(0, 1));
    EXPECT_THROW(edges_of_kinds(with_columns(), Kinds{"related"}), std::invalid_argument);
    EXPECT_THROW(edges_of_count(small(), 1), std::invalid_argument);
}

}  // namespace
}  // namespace sigloom::test
