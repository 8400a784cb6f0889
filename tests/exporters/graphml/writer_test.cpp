#include <gmock/gmock.h>

#include <string>

#include "tests/support/graph_files.hpp"
#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using test::lines;
using test::Reading;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Reading read(std::string_view bytes) {
    return test::read_as("graphml", bytes);
}

TEST(GraphmlWriter, SmallGraphIsWrittenSo) {
    NodeTable nodes =
        test::node_table({{"theme:r&d", "R&D \"now\"", "theme"}, {"entity:x", "X", ""}});
    nodes.columns = {{"Reports", std::vector<std::int32_t>{3, 0}, {true, false}},
                     {"id", std::vector<bool>{true, false}, {}}};
    EdgeTable edges;
    edges.ends = {{0, 1}};
    edges.weight = {0.4};
    edges.kind.push_back("cooccurs");
    edges.columns = {{"score", std::vector<double>{4}, {}}};
    EXPECT_EQ(test::write_as("graphml", KnowledgeGraph(nodes, edges)),
              R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="reports" for="node" attr.name="Reports" attr.type="int"/>
  <key id="id_2" for="node" attr.name="id_2" attr.type="boolean"/>
  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
  <key id="kind" for="edge" attr.name="kind" attr.type="string"/>
  <key id="score" for="edge" attr.name="score" attr.type="double"/>
  <graph id="G" edgedefault="undirected">
    <node id="theme:r&amp;d"><data key="label">R&amp;D &quot;now&quot;</data><data key="kind">theme</data><data key="reports">3</data><data key="id_2">true</data></node>
    <node id="entity:x"><data key="label">X</data><data key="id_2">false</data></node>
    <edge id="e0" source="theme:r&amp;d" target="entity:x"><data key="weight">0.4</data><data key="kind">cooccurs</data><data key="score">4</data></edge>
  </graph>
</graphml>
)");
}

TEST(GraphmlWriter, ColumnsOfNodesAndEdgesWithOneNameAndTwoTypesHaveKeysOfTheirOwn) {
    NodeTable nodes;
    for (const auto* id : {"a", "b"}) {
        nodes.id.push_back(id);
        nodes.label.push_back(id);
        nodes.kind.push_back("");
    }
    TextColumn texts;
    texts.push_back("x");
    texts.push_back("y");
    nodes.columns = {{"score", texts, {}}, {"n", std::vector<std::int32_t>{1, 2}, {}}};
    EdgeTable edges;
    edges.ends = {{0, 1}};
    edges.weight = {1};
    edges.kind.push_back("");
    edges.columns = {{"score", std::vector<double>{0.5}, {}},
                     {"n", std::vector<std::int32_t>{3}, {}},
                     {"label", std::vector<bool>{true}, {}}};
    const KnowledgeGraph graph(nodes, edges);
    const std::string bytes = test::write_as("graphml", graph);
    EXPECT_THAT(bytes, HasSubstr("<key id=\"edge_score\" for=\"edge\" attr.name=\"score\""));
    EXPECT_THAT(bytes, HasSubstr("<key id=\"n\" for=\"edge\" attr.name=\"n\""));
    EXPECT_THAT(bytes, HasSubstr("<key id=\"edge_label\" for=\"edge\" attr.name=\"label\""));
    EXPECT_EQ(*read(bytes).graph, graph);
}

TEST(GraphmlWriter, WhatXmlCannotHoldIsReplacedAndCounted) {
    NodeTable nodes = test::node_table({{"a\x01", "\x03", ""}, {"a\x02", "fine", ""}});
    const double nan = std::numeric_limits<double>::quiet_NaN();
    nodes.columns = {{"score", std::vector<double>{nan, 1}, {}}};
    ExportNotes notes;
    const std::string bytes = test::write_as("graphml", KnowledgeGraph(nodes, {}), &notes);
    EXPECT_EQ(notes.replaced_characters, 3U);
    EXPECT_EQ(notes.left_out_numbers, 1U);
    EXPECT_THAT(lines(*read(bytes).graph),
                ElementsAre("a\ufffd|\ufffd|", "a\ufffd_2|fine||score=1d"));
}

TEST(GraphmlRoundTrip, EveryGraphReadsBackEqual) {
    for (std::uint32_t seed = 0; seed < 120; ++seed) {
        const KnowledgeGraph graph = test::random_rich_graph(seed, test::Texts::legal_in_xml);
        const Reading reading = read(test::write_as("graphml", graph));
        EXPECT_THAT(reading.messages, IsEmpty());
        ASSERT_TRUE(reading.graph);
        ASSERT_EQ(reading.graph->nodes(), graph.nodes()) << "graph " << seed;
        ASSERT_EQ(reading.graph->edges(), graph.edges()) << "graph " << seed;
    }
}

TEST(GraphmlRoundTrip, GraphOfManyPiecesKeepsItsOrder) {
    std::vector<test::WeightedEdge> edges;
    for (Node i = 1; i < 30'000; ++i) edges.push_back({i / 2, i, 0.1 * i});
    const KnowledgeGraph graph = test::make_graph(30'000, edges);
    EXPECT_EQ(*read(test::write_as("graphml", graph)).graph, graph);
}

}  // namespace
}  // namespace sigloom
