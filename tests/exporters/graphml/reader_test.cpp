#include <gmock/gmock.h>

#include <limits>
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
using ::testing::SizeIs;

Reading read(std::string_view bytes) {
    return test::read_as("graphml", bytes);
}

std::string document(std::string_view keys, std::string_view content,
                     std::string_view direction = "undirected") {
    std::string text = "<graphml>\n";
    text += keys;
    text += "<graph edgedefault=\"";
    text += direction;
    text += "\">\n";
    text += content;
    text += "</graph>\n</graphml>\n";
    return text;
}

TEST(GraphmlReader, KeysOfNodesAndEdgesMayShareAnId) {
    const Reading reading = read(document(
        R"(<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="n" for="node" attr.name="n" attr.type="int"/>
<key id="kind" for="edge" attr.name="kind" attr.type="string"/>
<key id="n" for="edge" attr.name="n" attr.type="double"/>
)",
        R"(<node id="a"><data key="n">1</data><data key="kind">k</data></node><node id="b"/>
<edge source="a" target="b"><data key="n">2</data><data key="kind">l</data></edge>
)"));
    EXPECT_THAT(
        reading.messages,
        ElementsAre("file: note: no edge has a weight, so that each weighs 1; a column that "
                    "can be the weight (--weight-column): 'n' [graph-unusual]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|a|k|n=1", "b|b|", "a -- b 1|l|n=2d"));
}

// The next four files were written by the programs themselves.

TEST(GraphmlReader, ReadsWhatNetworkxWrites) {
    const Reading reading = read(R"(<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"><key id="d6" for="edge" attr.name="kind" attr.type="string"/>
<key id="d5" for="edge" attr.name="weight" attr.type="long"/>
<key id="d4" for="node" attr.name="flag" attr.type="boolean"/>
<key id="d3" for="node" attr.name="n" attr.type="long"/>
<key id="d2" for="node" attr.name="score" attr.type="double"/>
<key id="d1" for="node" attr.name="label" attr.type="string"/>
<key id="d0" for="graph" attr.name="name" attr.type="string"/>
<graph edgedefault="undirected"><data key="d0">demo</data>
<node id="1">
  <data key="d1">One</data>
  <data key="d2">0.5</data>
  <data key="d3">3</data>
</node>
<node id="b">
  <data key="d4">True</data>
</node>
<node id="c"/>
<edge source="1" target="b">
  <data key="d5">2</data>
  <data key="d6">cooccurs</data>
</edge>
<edge source="b" target="c"/>
</graph></graphml>
)");
    EXPECT_THAT(reading.messages, ElementsAre("file:9:33: warning: a value of the whole graph was "
                                              "left out [graph-leftover]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("1|One||n=3|score=0.5d", "b|b||flag=yes", "c|c|",
                                                   "1 -- b 2|cooccurs", "b -- c 1|"));
}

TEST(GraphmlReader, ReadsWhatIgraphWritesWithTheIdsThatItKeepsInAColumn) {
    const Reading reading = read(R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
         http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<!-- Created by igraph -->
  <key id="v_label" for="node" attr.name="label" attr.type="string"/>
  <key id="v_size" for="node" attr.name="size" attr.type="double"/>
  <key id="v_id" for="node" attr.name="id" attr.type="string"/>
  <key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
  <key id="e_id" for="edge" attr.name="id" attr.type="string"/>
  <graph id="G" edgedefault="undirected">
    <node id="n0">
      <data key="v_label">AI inference &amp; “edge” chips</data>
      <data key="v_size">12</data>
      <data key="v_id">signal:ai-inference</data>
    </node>
    <node id="n1">
      <data key="v_label">Énergie</data>
      <data key="v_size">20</data>
      <data key="v_id">theme:energy</data>
    </node>
    <edge source="n0" target="n1">
      <data key="e_weight">3</data>
      <data key="e_id">e0</data>
    </edge>
  </graph>
</graphml>
)");
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(
        lines(*reading.graph),
        ElementsAre("signal:ai-inference|AI inference & “edge” chips||size=12d",
                    "theme:energy|Énergie||size=20d", "signal:ai-inference -- theme:energy 3|"));
}

TEST(GraphmlReader, TakesTheNamesOfIgraphForLabels) {
    const Reading reading = read(R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<!-- Created by igraph -->
  <key id="v_name" for="node" attr.name="name" attr.type="string"/>
  <key id="v_on" for="node" attr.name="on" attr.type="boolean"/>
  <graph id="G" edgedefault="undirected">
    <node id="n0">
      <data key="v_name">a</data>
      <data key="v_on">true</data>
    </node>
    <node id="n1">
      <data key="v_name">c &amp; d</data>
      <data key="v_on">false</data>
    </node>
    <edge source="n0" target="n1">
    </edge>
  </graph>
</graphml>
)");
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("n0|a||name=a|on=yes", "n1|c & d||name=c & d|on=no", "n0 -- n1 1|"));
}

TEST(GraphmlReader, ReadsWhatGephiWrites) {
    const Reading reading = read(
        R"(<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key attr.name="label" attr.type="string" for="node" id="label"/>
    <key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
    <key attr.name="weight" attr.type="double" for="edge" id="weight"/>
    <key attr.name="r" attr.type="int" for="node" id="r"/>
    <key attr.name="x" attr.type="float" for="node" id="x"/>
    <key attr.name="size" attr.type="float" for="node" id="size"/>
    <key attr.name="node_type" attr.type="string" for="node" id="node_type"/>
    <graph edgedefault="undirected">
        <node id="theme:energy">
            <data key="label">Énergie</data>
            <data key="node_type">theme</data>
            <data key="size">100.0</data>
            <data key="r">255</data>
            <data key="x">87.0</data>
        </node>
        <node id="signal:ai">
            <data key="label">AI</data>
            <data key="size">4.0</data>
            <data key="r">31</data>
            <data key="x">-87.0</data>
        </node>
        <edge id="e0" source="signal:ai" target="theme:energy" label="related">
            <data key="edgelabel">near</data>
            <data key="weight">3.0</data>
        </edge>
    </graph>
</graphml>)");
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("theme:energy|Énergie||r=255|x=87d|size=100d|node_type=theme",
                            "signal:ai|AI||r=31|x=-87d|size=4d",
                            "signal:ai -- theme:energy 3|related|Edge Label=near"));
}

TEST(GraphmlReader, DefaultsStandInForMissingValues) {
    const Reading reading = read(document(
        R"(<key id="k" for="node" attr.name="colour" attr.type="string"><default>yellow</default></key>
<key id="w" for="edge" attr.name="weight" attr.type="double"><default>2.5</default></key>
)",
        R"(<node id="a"/><node id="b"><data key="k">green</data></node>
<edge source="a" target="b"/>
)"));
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("a|a||colour=yellow", "b|b||colour=green", "a -- b 2.5|"));
}

TEST(GraphmlReader, PrefixesPortsDescriptionsAndCdataAreNoTrouble) {
    const Reading reading = read(
        "\xEF\xBB\xBF"
        R"(<?xml version="1.0"?>
<!DOCTYPE g:graphml [ <!ENTITY a "aaaa"> <!-- ]> --> ]>
<g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns" parse.nodes="2">
<g:key id="t" attr.name="text"/>
<g:graph parse.order="nodesfirst">
<g:node id="a"><g:desc>First</g:desc><g:port name="p"/><g:data key="t">one<![CDATA[ <two> ]]>&#x74;hree<!-- - -->&a;</g:data></g:node>
<g:node id='b "&gt;"'></g:node>
</g:graph></g:graphml>
)");
    EXPECT_THAT(reading.messages,
                ElementsAre("file:6:38: warning: <g:port> was left out [graph-leftover]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("a|First||text=one <two> three&a;", "b \">\"|b \">\"|"));
}

TEST(GraphmlReader, LabelsPositionsAndColoursOfYedAreRead) {
    const Reading reading = read(document(
        R"(<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="graphml" id="d7" yfiles.type="resources"/>
<key for="edge" id="d9" yfiles.type="edgegraphics"/>
)",
        R"(<node id="n0"><data key="d6"><y:ShapeNode><y:Geometry height="30" width="30" x="-7.5" y="12"/><y:Fill color="#FFCC00AA"/>
<y:NodeLabel>Tide
 mill<y:LabelModel/></y:NodeLabel><y:NodeLabel>built 1820</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="1">
<y:GroupNode><y:NodeLabel>open</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>Coast</y:NodeLabel></y:GroupNode>
</y:Realizers></y:ProxyAutoBoundsNode></data>
<graph edgedefault="undirected" id="n1:"><node id="n1::n0"><data key="d6"/></node>
<edge source="n1" target="n1::n0"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>holds</y:EdgeLabel></y:PolyLineEdge></data></edge>
</graph></node>
<edge source="n0" target="n1"/>
)"));
    EXPECT_THAT(
        reading.messages,
        ElementsAre("file:2:1: warning: of what yEd drew, labels, positions and fill colours are "
                    "read, and no more [graph-leftover]",
                    "file:3:1: warning: of what yEd drew, labels, positions and fill colours are "
                    "read, and no more [graph-leftover]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("n0|Tide mill||x=-7.5d|y=12d|color=#ffcc00|further_labels=built 1820",
                            "n1|Coast|", "n1::n0|n1::n0||group=n1", "n1 -- n1::n0 1||label=holds",
                            "n0 -- n1 1|"));
}

TEST(GraphmlReader, KeysMayStandAnywhere) {
    const std::string label = R"(<key id="l" for="node" attr.name="label" attr.type="string"/>)";
    const std::string weight = R"(<key id="w" for="edge" attr.name="weight" attr.type="double"/>)";
    const std::string inside = R"(<node id="a"><data key="l">A</data></node><node id="b"/>)"
                               R"(<edge source="a" target="b"><data key="w">7</data></edge>)";
    for (const std::string& text :
         {"<graphml><graph>" + inside + "</graph>" + label + weight + "</graphml>",
          "<graphml><graph>" + inside + label + weight + "</graph></graphml>",
          "<graphml><graph>" + label + inside + "</graph>" + weight + "</graphml>"}) {
        const Reading reading = read(text);
        EXPECT_THAT(reading.messages, IsEmpty());
        EXPECT_THAT(lines(*reading.graph), ElementsAre("a|A|", "b|b|", "a -- b 7|")) << text;
    }
    // In a comment it is none.
    const Reading reading = read("<graphml><graph><!-- " + label + " -->" + inside + "</graph>" +
                                 weight + "</graphml>");
    EXPECT_THAT(reading.messages,
                ElementsAre("file:1:100: note: no <key> declares 'l'; its values are those of a "
                            "column of that name [graph-unusual]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|a||l=A", "b|b|", "a -- b 7|"));
}

TEST(GraphmlReader, KeyOfAnotherElementIsUsedAllTheSame) {
    const Reading reading = read(document(
        R"(<key id="weight" for="node" attr.name="weight" attr.type="double"/>
<key id="name" for="node" attr.name="name" attr.type="string"/>
<key id="age" for="vertex" attr.name="Age" attr.type="int"/>
)",
        R"(<node id="1"><data key="name">coral</data><data key="age">3</data></node><node id="2"/>
<edge source="1" target="2"><data key="weight">2.5</data><data key="name">feeds</data></edge>
)"));
    EXPECT_THAT(
        reading.messages,
        ElementsAre("file:6:43: note: key 'age' is declared for 'vertex' and used for nodes "
                    "[graph-unusual]",
                    "file:7:29: note: key 'weight' is declared for 'node' and used for "
                    "edges [graph-unusual]",
                    "file:7:58: note: key 'name' is declared for 'node' and used for edges "
                    "[graph-unusual]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("1|coral||name=coral|Age=3", "2|2|", "1 -- 2 2.5||name=feeds"));
    EXPECT_THAT(reading.graph->nodes().columns, SizeIs(3));
    EXPECT_THAT(reading.graph->edges().columns, SizeIs(1));
}

TEST(GraphmlReader, WhatStandsTwiceIsSaid) {
    const Reading reading = read(document(
        R"(<key id="w" for="edge" attr.name="weight" attr.type="double"/>
<key id="n" for="node" attr.name="name" attr.type="string"/><key id="n" for="node" attr.name="other" attr.type="string"/>
<key id="m" for="node" attr.name="name" attr.type="string"/><key id="l" for="node" attr.name="label"/>
)",
        R"(<node id="a"><data key="n">A</data><data key="m">again</data></node>
<node id="b"><data key="l">B</data><data key="l">C</data></node>
<edge source="a" target="b"><data key="w">7</data><data key="w">8</data></edge>
)"));
    EXPECT_THAT(
        reading.messages,
        ElementsAre(
            "file:3:61: error: key 'n' is declared twice; the second was left out [graph-content]",
            "file:7:1: error: a second value of 'label' was left out [graph-content]",
            "file:8:1: error: a second value of 'weight' was left out [graph-content]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("a|A||name=A|name_2=again", "b|B|", "a -- b 7|"));
}

TEST(GraphmlReader, DescriptionsAreKept) {
    const Reading reading = read(document(
        R"(<key id="l" for="node" attr.name="label"/><key id="n" for="node" attr.name="name"/>
)",
        R"(<desc>All</desc><node id="a"><desc>First</desc></node><node id="b"><desc>more</desc><data key="l">B</data></node>
<node id="c"><data key="n">C</data><desc>third</desc></node>
<edge source="a" target="b"><desc>Edge Zero</desc></edge>
)"));
    EXPECT_THAT(reading.messages, ElementsAre("file:4:1: warning: the description of the graph was "
                                              "left out [graph-leftover]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("a|First|", "b|B||description=more", "c|C||name=C|description=third",
                            "a -- b 1||description=Edge Zero"));
}

TEST(GraphmlReader, GraphsInsideGraphsAndEdgesAreReadFlat) {
    const Reading reading = read(document("", R"(<node id="a"/>
<graph id="i" edgedefault="directed"><node id="c"/><node id="d"/><edge source="c" target="d"/></graph>
<edge source="a" target="c"><graph id="e:"><node id="f"/></graph></edge>
)"));
    EXPECT_THAT(reading.messages, ElementsAre("file: note: the edges have a direction, which was "
                                              "given up [graph-simplified]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|a|", "c|c||group=i", "d|d||group=i",
                                                   "f|f||group=e:", "c -- d 1|", "a -- c 1|"));
}

TEST(GraphmlReader, ColumnTakesATypeThatHoldsItsValuesWhateverItsKeySays) {
    const Reading reading = read(document(
        R"(<key id="i" for="node" attr.name="i" attr.type="int"/><key id="b" for="node" attr.name="b" attr.type="boolean"/>
<key id="d" for="node" attr.name="d" attr.type="double"/><key id="t" for="node" attr.name="t" attr.type="int"/>
)",
        R"(<node id="a"><data key="i">1.5</data><data key="b">FaLsE</data><data key="d">NaN</data><data key="t">few</data></node>
<node id="b"><data key="i">2</data><data key="b">1</data><data key="d"> +2.5 </data><data key="t">99999999999999999999</data></node>
)"));
    EXPECT_THAT(reading.messages,
                ElementsAre("file:5:14: note: 'i' holds '1.5', which is not of the type that its "
                            "key declares [graph-unusual]",
                            "file:5:88: note: 't' holds 'few', which is not of the type that its "
                            "key declares [graph-unusual]"));
    EXPECT_THAT(
        lines(*reading.graph),
        ElementsAre("a|a||i=1.5d|b=no|t=few", "b|b||i=2d|b=yes|d=2.5d|t=99999999999999999999"));
}

TEST(GraphmlReader, TextsLoseTheWhiteSpaceAroundThemButNotWhatIsWrittenAsReferences) {
    const Reading reading =
        read(document(R"(<key id="l" for="node" attr.name="label"/>
<key id="t" for="node" attr.name="t"/>
)",
                      "<node id=\"a\"><data key=\"l\">\n   Solar sails\n  "
                      "</data><data key=\"t\"> &#32;x &amp; y&#32; </data></node>\n"
                      "<node id=\"b\"><data key=\"t\"> </data></node>\n"));
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|Solar sails||t= x & y ", "b|b||t="));
}

TEST(GraphmlReader, NumberCanBeAName) {
    EXPECT_THAT(
        lines(*read(document(R"(<key id="v" for="node" attr.name="name" attr.type="double"/>)",
                             R"(<node id="n0"><data key="v">15110</data></node>)"))
                   .graph),
        ElementsAre("n0|15110||name=15110d"));
}

TEST(GraphmlReader, StrayTextIsLeftOutWithAWarning) {
    const Reading reading = read(
        "<graphml>words<graph>; <node id=\"a\">more</node><node id=\"b\"/> text "
        "</graph></graphml>");
    EXPECT_THAT(reading.messages,
                ElementsAre("file:1:10: warning: the text 'words' was left out [graph-leftover]",
                            "file:1:22: warning: the text ';' was left out [graph-leftover]",
                            "file:1:37: warning: the text 'more' was left out [graph-leftover]",
                            "file:1:62: warning: the text 'text' was left out [graph-leftover]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|a|", "b|b|"));
}

TEST(GraphmlReader, CharactersThatXmlDoesNotAllowBecomeU_FFFD) {
    const Reading reading = read(document(R"(<key id="t" for="node" attr.name="t"/>
)",
                                          "<node id=\"a&#0;\"><data key=\"t\">x\x1By&#xD800;&#65;"
                                          "<![CDATA[&#0;]]></data></node>\n"));
    EXPECT_THAT(reading.messages,
                ElementsAre("file:4:12: error: a character that XML does not allow was replaced by "
                            "U+FFFD [graph-content]",
                            "file:4:33: error: a character that XML does not allow was replaced by "
                            "U+FFFD [graph-content]",
                            "file:4:35: error: a character that XML does not allow was replaced by "
                            "U+FFFD [graph-content]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a\ufffd|a\ufffd||t=x\ufffdy\ufffdA&#0;"));
}

TEST(GraphmlReader, NamesHaveNoControlCharacters) {
    const Reading reading = read(document(R"(<key id="l" for="node" attr.name="label"/>
<key id="c" for="node" attr.name="a&#10;b"/>
)",
                                          "<node id=\"a&#10;\"><data key=\"l\">One\n  Two&#x9B;"
                                          "</data><data key=\"c\">x&#10;y</data></node>\n"));
    EXPECT_THAT(reading.messages,
                ElementsAre("file:5:1: error: control characters of 'One Two\ufffd' were replaced "
                            "by U+FFFD [graph-content]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a |One Two\ufffd||a b=x\ny"));
}

TEST(GraphmlReader, ColumnsThatWereAskedForAreTheRoles) {
    const std::string text = document(
        R"(<key id="v" for="edge" attr.name="Votes" attr.type="int"/><key id="t" for="node" attr.name="team"/>
<key id="n" for="node" attr.name="nick"/>
)",
        R"(<node id="a"><data key="t">red</data><data key="n">Al</data></node><node id="b"/>
<edge source="a" target="b"><data key="v">3</data></edge>
)");
    EXPECT_THAT(
        read(text).messages,
        ElementsAre("file: note: no edge has a weight, so that each weighs 1; a column that "
                    "can be the weight (--weight-column): 'Votes' [graph-unusual]"));
    const Reading reading = test::read_as("graphml", text, {"votes", "nick", "team"});
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|Al|red", "b|b|", "a -- b 3|"));
    try {
        test::read_as("graphml", text, {.weight = "vote"});
        FAIL();
    } catch (const UnreadableFormat& error) {
        EXPECT_THAT(error.what(), HasSubstr("Votes"));
    }
}

TEST(GraphmlReader, LabelsOfCytoscapeAndKindsOfGraphRagAndApocAreFound) {
    const Reading cytoscape = read(document(R"(<key id="s" for="node" attr.name="shared name"/>)",
                                            R"(<node id="a"><data key="s">Kelp</data></node>)"));
    EXPECT_THAT(lines(*cytoscape.graph), ElementsAre("a|Kelp||shared name=Kelp"));
    EXPECT_THAT(
        lines(
            *read(document(
                      R"(<key id="d" for="node" attr.name="entity_type"/>
<key id="t" for="node" attr.name="title"/>
)",
                      R"(<node id="a"><data key="t">Ada</data><data key="d">PERSON</data></node>)"))
                 .graph),
        ElementsAre("a|Ada|PERSON|entity_type=PERSON|title=Ada"));
    const Reading apoc = read(document(
        R"(<key id="labels" for="node" attr.name="labels"/><key id="label" for="edge" attr.name="label"/>
)",
        R"(<node id="n0" labels=":Person:Actor"><data key="labels">:Person:Actor</data></node><node id="n1"/>
<edge id="e0" source="n0" target="n1" label="KNOWS"><data key="label">KNOWS</data></edge>)"));
    EXPECT_THAT(apoc.messages, IsEmpty());
    EXPECT_THAT(lines(*apoc.graph), ElementsAre("n0|n0|Person:Actor|labels=:Person:Actor", "n1|n1|",
                                                "n0 -- n1 1|KNOWS|label=KNOWS"));
}

TEST(GraphmlReader, ColumnsOfFewValuesBecomeOneSoThatMemoryStaysInProportion) {
    const auto text = [](int nodes) {
        std::string keys;
        std::string content;
        for (int i = 0; i < nodes; ++i) {
            const std::string number = std::to_string(i);
            keys += "<key id=\"k" + number + "\" for=\"node\" attr.name=\"c" + number +
                    "\" attr.type=\"int\"><default>7</default></key>\n";
            content += "<node id=\"n" + number + "\"><data key=\"k" + number + "\">" + number +
                       "</data></node>\n";
        }
        return document(keys, content);
    };
    EXPECT_THAT(read(text(60)).messages, IsEmpty());
    const Reading reading = read(text(5000));
    EXPECT_THAT(reading.messages,
                ElementsAre("file: warning: 4904 columns with few values were put together in "
                            "column 'other_columns', as JSON, without their <default>s "
                            "[graph-leftover]"));
    EXPECT_THAT(reading.graph->nodes().columns, SizeIs(97));
    const Column& others = reading.graph->nodes().columns.back();
    EXPECT_EQ(std::get<TextColumn>(others.data)[4999], "{\"c4999\":4999}");
    EXPECT_FALSE(others.has(0));
}

TEST(GraphmlReader, DirectionsAreGivenUpAndParallelEdgesAddUp) {
    const Reading reading = read(document(
        R"(<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
<key id="n" for="edge" attr.name="n" attr.type="int"/>
)",
        R"(<node id="a"/><node id="b"/><node id="c"/>
<edge source="a" target="b"><data key="weight">0.5</data><data key="n">1</data></edge>
<edge source="b" target="c"/>
<edge source="b" target="a"><data key="weight">0.25</data><data key="n">2</data></edge>
<edge source="b" target="a"/>
<edge source="c" target="c"/>
)",
        "directed"));
    EXPECT_THAT(
        reading.messages,
        ElementsAre("file:10:1: note: the loop at node 'c' was left out [graph-simplified]",
                    "file: note: the edges have a direction, which was given up [graph-simplified]",
                    "file: note: 2 edges were merged into the first edge between the same two "
                    "nodes: weights were added, other values are those of the first "
                    "[graph-simplified]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("a|a|", "b|b|", "c|c|", "a -- b 1.75||n=1", "b -- c 1|"));
}

TEST(GraphmlReader, WeightsOfParallelEdgesAddUpToAFiniteNumber) {
    const Reading reading = read(document(
        R"(<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
)",
        R"(<node id="a"/><node id="b"/>
<edge source="a" target="b"><data key="weight">1.5e308</data></edge>
<edge source="b" target="a"><data key="weight">1e308</data></edge>
)"));
    EXPECT_THAT(reading.graph->edges().weight, ElementsAre(std::numeric_limits<double>::max()));
}

TEST(GraphmlReader, DamagedContentIsReportedAndTheRestIsRead) {
    const Reading reading = read(document(
        R"(<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
<key id="n" for="node" attr.name="n" attr.type="int"/>
<key id="f" for="node" attr.name="f" attr.type="boolean"/>
<key id="s" for="node" attr.name="s" attr.type="double"/>
)",
        R"(<node id="a"><data key="n">1</data><data key="f">true</data><data key="s">-Infinity</data></node>
<node id="b"><data key="n">7</data><data key="n">8</data><data key="q">?</data></node>
<node id="a"/>
<node/>
<edge source="a" target="b"><data key="weight">heavy</data></edge>
<edge source="a" target="b"><data key="weight">0</data></edge>
<edge source="a" target="b"><data key="weight">-1</data></edge>
<edge source="a" target="b"><data key="weight">nan</data></edge>
<edge source="a"/>
<edge source="b" target="z"><data key="weight"> 2 </data></edge>
<hyperedge/>
<node id="c" age="3"/>
)"));
    EXPECT_THAT(
        reading.messages,
        ElementsAre(
            "file:8:58: note: no <key> declares 'q'; its values are those of a column of that "
            "name [graph-unusual]",
            "file:7:61: error: expected a finite number for 's', got '-Infinity'; the value was "
            "left "
            "out [graph-content]",
            "file:17:1: error: a hyperedge was left out [graph-content]",
            "file:18:1: warning: attribute 'age' was left out [graph-leftover]",
            "file:8:1: error: a second value of 'n' was left out [graph-content]",
            "file:9:1: error: node 'a' stands twice; the second was left out [graph-content]",
            "file:10:1: error: expected a node with an id; the node was left out [graph-content]",
            "file:11:1: error: expected a weight above 0, got 'heavy'; the edge was left out "
            "[graph-content]",
            "file:12:1: error: expected a weight above 0, got '0'; the edge was left out "
            "[graph-content]",
            "file:13:1: error: expected a weight above 0, got '-1'; the edge was left out "
            "[graph-content]",
            "file:14:1: error: expected a weight above 0, got 'nan'; the edge was left out "
            "[graph-content]",
            "file:15:1: error: expected an edge with a source and a target; the edge was left out "
            "[graph-content]",
            "file:16:1: error: an edge names node 'z', which is not declared; a node without "
            "values was made [graph-content]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("a|a||n=1|f=yes", "b|b||n=7|q=?", "c|c|", "z|z|", "b -- z 2|"));
}

TEST(GraphmlReader, FaultsOfOneSortAreCountedAfterTheTenth) {
    std::string loops;
    for (int i = 0; i < 1000; ++i) loops += "<edge source=\"a\" target=\"a\"/>\n";
    const Reading reading = read(document("", "<node id=\"a\"/>\n" + loops));
    ASSERT_THAT(reading.messages, SizeIs(11));
    EXPECT_EQ(reading.messages[9],
              "file:13:1: note: the loop at node 'a' was left out [graph-simplified]");
    EXPECT_EQ(reading.messages[10], "file: note: 990 more loops were left out [graph-simplified]");
    loops.resize(11 * loops.size() / 1000);
    EXPECT_EQ(read(document("", "<node id=\"a\"/>\n" + loops)).messages[10],
              "file: note: 1 more loop was left out [graph-simplified]");
}

TEST(GraphmlReader, NodesMayStandBehindTheirEdges) {
    const Reading reading =
        read(document("", "<edge source=\"a\" target=\"b\"/><node id=\"b\"/><node id=\"a\"/>\n"));
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph), ElementsAre("b|b|", "a|a|", "a -- b 1|"));
}

TEST(GraphmlReader, InvalidUtf8IsReplacedAndReported) {
    const Reading reading = read(document("", "<node id=\"a\xFF\"/>\n"));
    EXPECT_THAT(reading.messages, ElementsAre("file:3:12: error: bytes that are no UTF-8 were "
                                              "replaced by U+FFFD [invalid-utf8]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a\ufffd|a\ufffd|"));
}

struct Damage {
    std::string bytes;
    std::string message;
};

TEST(GraphmlReader, DamagedMarkupIsNamedByItsPlace) {
    using namespace std::string_literals;
    const Damage damages[] = {
        {"", "file:1:1: error: expected <graphml>, got the end of the file"},
        {"plain", "file:1:1: error: expected <, got 'p'"},
        {"<html></html>", "file:1:1: error: expected <graphml>, got '<html>'"},
        {"<graphml/>", "file:1:11: error: expected <graph>, got the end of the file"},
        {"<graphml>\n<graph>\n", "file:3:1: error: expected </graph>, got the end of the file"},
        {"<graphml><graph></node></graph></graphml>",
         "file:1:17: error: expected </graph>, got '</node>'"},
        {"<graphml><graph/></graphml><graphml/>",
         "file:1:28: error: expected the end of the file, got '<graphml/>'"},
        {"<graphml><graph/></graphml></x>",
         "file:1:28: error: expected no closing tag, got '</x>'"},
        {"<graphml><graph><node id=\"a</graph></graphml>",
         "file:1:46: error: expected \", got the end of the file"},
        {"<graphml><graph><node id></node></graph></graphml>",
         "file:1:25: error: expected =, got '>'"},
        {"<graphml><graph><node id=a/></graph></graphml>",
         "file:1:26: error: expected ' or \", got 'a'"},
        {"<graphml><graph><node id=\"a\" id=\"b\"/></graph></graphml>",
         "file:1:17: error: expected each attribute once, got 'id' twice"},
        {"<graphml><key id=\"a\" id=\"b\"/><graph/></graphml>",
         "file:1:10: error: expected each attribute once, got 'id' twice"},
        {"<graphml><graph id=\"a\" id=\"b\"/></graphml>",
         "file:1:10: error: expected each attribute once, got 'id' twice"},
        {"<graphml><graph><node <edge/></graph></graphml>",
         "file:1:23: error: expected > at the end of <node>, got '<edge/>'"},
        {"<graphml><graph><!-- </graph></graphml>",
         "file:1:40: error: expected --> after <!--, got the end of the file"},
        {"<graphml><graph><node id=\"\0\"/></graph></graphml>"s,
         "file:1:27: error: expected a character that XML allows, got a zero byte"},
    };
    for (const auto& [bytes, message] : damages) {
        const Reading reading = read(bytes);
        EXPECT_FALSE(reading.graph) << bytes;
        EXPECT_THAT(reading.messages, ElementsAre(message + " [graph-syntax]")) << bytes;
    }
}

TEST(GraphmlReader, NestingThatWouldOverflowAStackIsRefused) {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<data key=\"a\">";
    const Reading reading = read(document("", "<node id=\"a\">" + deep));
    EXPECT_FALSE(reading.graph);
    EXPECT_THAT(reading.messages, ElementsAre("file:3:1372: error: elements are nested deeper than "
                                              "100 [graph-syntax]"));
}

TEST(GraphmlReader, EntitiesThatGrowAreNotExpanded) {
    std::string text = "<!DOCTYPE graphml [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        text += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + "\">";
    }
    text += "]>" + document("", "<node id=\"&a29;\"/>\n");
    EXPECT_THAT(lines(*read(text).graph), ElementsAre("&a29;|&a29;|"));
}

TEST(GraphmlReader, FileThatEndsAnywhereIsAnErrorAndNeverAGraph) {
    const std::string whole =
        test::write_as("graphml", test::random_rich_graph(20, test::Texts::legal_in_xml));
    const std::size_t end = whole.rfind('>');
    ASSERT_TRUE(read(whole.substr(0, end + 1)).graph);
    for (std::size_t length = 0; length <= end; ++length) {
        const Reading reading = read(whole.substr(0, length));
        ASSERT_FALSE(reading.graph) << length;
        ASSERT_THAT(reading.messages, SizeIs(1)) << length;
        ASSERT_THAT(reading.messages[0], HasSubstr("got the end of the file [graph-syntax]"));
    }
}

TEST(GraphmlReader, AnyByteMayBeWrongWithoutACrash) {
    const std::string whole =
        test::write_as("graphml", test::random_rich_graph(16, test::Texts::legal_in_xml));
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char wrong : {'<', '>', '&', '"', '\0', '\xFF'}) {
            std::string bytes = whole;
            bytes[at] = wrong;
            refused += read(bytes).graph ? 0 : 1;
        }
    }
    EXPECT_GT(refused, whole.size());
}

}  // namespace
}  // namespace sigloom
