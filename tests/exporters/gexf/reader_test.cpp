#include "exporters/gexf/reader.hpp"

#include <gmock/gmock.h>

#include "tests/support/graph_files.hpp"
#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using test::lines;
using test::Reading;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Reading read(std::string_view bytes) {
    return test::read_as("gexf", bytes);
}

TEST(GexfReader, FileOfGephiIsReadWithItsDrawing) {
    const Reading reading = read(R"(<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
  <meta lastmodifieddate="2026-01-01"><creator>Gephi 0.10</creator></meta>
  <graph defaultedgetype="undirected" mode="static">
    <attributes class="node" mode="static">
      <attribute id="0" title="reports" type="integer"/>
      <attribute id="kind" title="kind" type="string"><default>theme</default></attribute>
    </attributes>
    <nodes>
      <node id="a" label="A &amp; B">
        <attvalues><attvalue for="0" value="3"/><attvalue for="kind" value="entity"/></attvalues>
        <viz:size value="10.0"/><viz:position x="1.5" y="-2"/><viz:color r="31" g="119" b="180"/>
      </node>
      <node id="b" label=""><viz:color hex="#FF7F0E"/></node>
    </nodes>
    <edges><edge id="0" source="a" target="b" weight="0.5" kind="cooccurs" label="seen"/></edges>
  </graph>
</gexf>)");
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("a|A & B|entity|reports=3|size=10d|x=1.5d|y=-2d|color=#1f77b4",
                            "b|b|theme|color=#ff7f0e", "a -- b 0.5|cooccurs|label=seen"));
}

TEST(GexfReader, NodesInsideNodesOldAttributesAndDirectionsAreReadAndTimeIsNamed) {
    const Reading reading = read(R"(<gexf version="1.0"><graph defaultedgetype="directed">
<attributes class="edge" mode="dynamic"><attribute id="w" title="w" type="double"/></attributes>
<attributes class="node"><attribute id="0" title="n" type="double"/></attributes>
<nodes><node id="a"><attvalues><attvalue id="0" value="1.5"/></attvalues>
  <nodes><node id="b"/></nodes></node></nodes>
<edges><edge source="a" target="b"><attvalues><attvalue for="w" value="1" start="1"/></attvalues>
<spells><spell start="1"/></spells></edge></edges></graph></gexf>)");
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|a||n=1.5d", "b|b|", "a -- b 1|"));
    EXPECT_EQ(reading.messages.size(), 2U);
    EXPECT_THAT(reading.messages,
                ::testing::Contains(
                    ::testing::HasSubstr("2 values and spells over time were left out")));
}

TEST(GexfReader, DamageIsReportedWhereItStands) {
    EXPECT_THAT(read("<gexf>\n<graph><nodes><node id='a'></nodes>").messages,
                ElementsAre(::testing::HasSubstr("file:2:28: ")));
    EXPECT_THAT(
        read("<graph/>").messages,
        ElementsAre(::testing::HasSubstr("file:1:1: error: expected <gexf>, got <graph/>")));
    EXPECT_THAT(read("<gexf></gexf>").messages,
                ElementsAre(::testing::HasSubstr("expected <graph>, got the end of the file")));
    const Reading undeclared = read(
        "<gexf><graph><nodes><node id='a'><attvalues><attvalue for='x' value='1'/>"
        "</attvalues></node></nodes></graph></gexf>");
    EXPECT_THAT(undeclared.messages,
                ElementsAre(::testing::HasSubstr("no <attribute> declares 'x'")));
}

TEST(GexfRoundTrip, EveryGraphReadsBackEqual) {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const KnowledgeGraph graph = test::random_rich_graph(seed, test::Texts::legal_in_xml);
        const Reading reading = read(test::write_as("gexf", graph));
        EXPECT_THAT(reading.messages, IsEmpty());
        ASSERT_TRUE(reading.graph);
        ASSERT_EQ(reading.graph->nodes(), graph.nodes()) << "graph " << seed;
        ASSERT_EQ(reading.graph->edges(), graph.edges()) << "graph " << seed;
    }
}

TEST(GexfRoundTrip, GraphOfManyPiecesKeepsItsOrder) {
    std::vector<test::WeightedEdge> edges;
    for (Node i = 1; i < 10'000; ++i) edges.push_back({i / 2, i, 0.1 * i});
    const KnowledgeGraph graph = test::make_graph(10'000, edges);
    EXPECT_EQ(*read(test::write_as("gexf", graph)).graph, graph);
}

}  // namespace
}  // namespace sigloom
