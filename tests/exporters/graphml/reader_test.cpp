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
    EXPECT_THAT(reading.messages, IsEmpty());
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

TEST(GraphmlReader, DrawingsOfYedAreLeftOutWithAWarning) {
    const Reading reading = read(document(
        "<key for=\"node\" id=\"d6\" yfiles.type=\"nodegraphics\"/>\n",
        "<node id=\"a\"><data key=\"d6\"><y:ShapeNode><y:Fill/></y:ShapeNode></data></node>\n"));
    EXPECT_THAT(reading.messages, ElementsAre("file:2:1: warning: key 'd6' has no name; its values "
                                              "were left out [graph-leftover]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|a|"));
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
        R"(<node id="a"><data key="n">1.5</data><data key="f">maybe</data><data key="s">NaN</data></node>
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
<node id="c"><graph/></node>
)"));
    EXPECT_THAT(
        reading.messages,
        ElementsAre(
            "file:7:14: error: expected a whole number for 'n', got '1.5'; the value was left out "
            "[graph-content]",
            "file:7:38: error: expected true or false for 'f', got 'maybe'; the value was left out "
            "[graph-content]",
            "file:7:64: error: expected a finite number for 's', got 'NaN'; the value was left out "
            "[graph-content]",
            "file:8:58: error: no <key> declares 'q'; the value was left out [graph-content]",
            "file:17:1: error: a hyperedge was left out [graph-content]",
            "file:18:14: error: the graph inside a node was left out [graph-content]",
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
                ElementsAre("a|a|", "b|b||n=7", "c|c|", "z|z|", "b -- z 2|"));
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
        {"<graphml><graph>\n  words</graph></graphml>", "file:2:3: error: expected <, got 'w'"},
        {"<graphml><graph><node <edge/></graph></graphml>",
         "file:1:23: error: expected > at the end of <node>, got '<edge/>'"},
        {"<graphml><graph><!-- </graph></graphml>",
         "file:1:40: error: expected --> after <!--, got the end of the file"},
        {"<graphml><graph><node id=\"\0\"/></graph></graphml>"s,
         "file:1:27: error: expected a character that XML allows, got a zero byte"},
        {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><graphml/>",
         "file:1:31: error: expected encoding UTF-8, got 'iso-8859-1'"},
        {"\xFF\xFE<\0"s, "file:1:1: error: expected UTF-8, got UTF-16"},
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
