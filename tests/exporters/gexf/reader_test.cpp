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
using ::testing::SizeIs;

Reading read(std::string_view bytes) {
    return test::read_as("gexf", bytes);
}

std::string document(std::string_view attributes, std::string_view nodes, std::string_view edges,
                     std::string_view of_graph = "defaultedgetype=\"undirected\"") {
    std::string text = "<gexf>\n<meta><creator>me</creator></meta><graph ";
    text += of_graph;
    text += ">\n";
    text += attributes;
    text += "<nodes>\n";
    text += nodes;
    text += "</nodes><edges>\n";
    text += edges;
    return text += "</edges></graph></gexf>\n";
}

TEST(GexfReader, ReadsNodesEdgesValuesAndLooks) {
    const Reading reading = read(document(
        R"(<attributes class="node"><attribute id="0" title="Kind" type="string"/><attribute id="1" title="age" type="integer"><default>7</default></attribute></attributes>
<attributes class="edge"><attribute id="0" title="since" type="integer"/></attributes>
)",
        R"(<node id="a" label="A &amp; B"><attvalues><attvalue for="0" value="theme"/><attvalue for="1" value="3"/></attvalues>
<viz:size value="4.5"/><viz:position x="1" y="-2.5" z="0"/><viz:color r="31" g="119" b="180"/></node>
<node id="b" label=""><nodes><node id="c" label="C"/></nodes></node>
)",
        R"(<edge id="0" source="a" target="b" weight="2.5" label="near" kind="k"><attvalues><attvalue for="0" value="1999"/></attvalues></edge>
<edge source="b" target="c"/>
)"));
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(
        lines(*reading.graph),
        ElementsAre("a|A & B|theme|age=3|size=4.5d|x=1d|y=-2.5d|color=#1f77b4", "b|b||age=7",
                    "c|C||age=7|group=b", "a -- b 2.5|k|since=1999|label=near", "b -- c 1|"));
}

TEST(GexfReader, OfValuesThatChangeTheLastIsRead) {
    const Reading reading = read(document(
        R"(<attributes class="edge" mode="dynamic"><attribute id="weight" title="weight" type="double"/></attributes>
)",
        R"(<node id="a" label="A" start="2020"/><node id="b" label="B"><spells><spell start="1"/></spells></node>
)",
        R"(<edge source="a" target="b" weight="1"><attvalues><attvalue for="weight" value="2" start="1"/><attvalue for="weight" value="5" start="2"/></attvalues></edge>
)",
        "defaultedgetype=\"directed\" mode=\"dynamic\""));
    EXPECT_THAT(reading.messages,
                ElementsAre("file: warning: the times of nodes, edges and values were left out; of "
                            "a value that changes, the last is read [graph-leftover]",
                            "file: note: the edges have a direction, which was given up "
                            "[graph-simplified]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|A|", "b|B|", "a -- b 5|"));
}

TEST(GexfReader, AByteOrderMarkIsPassed) {
    const Reading reading = read("\xEF\xBB\xBF" + document("", R"(<node id="a" label="A"/>)", ""));
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|A|"));
}

TEST(GexfReader, DamageIsNamedByItsPlace) {
    const std::pair<std::string, std::string> damages[] = {
        {"<gexf/>", "file:1:8: error: expected <graph>, got the end of the file"},
        {"<graph/>", "file:1:1: error: expected <gexf>, got '<graph/>'"},
        {"<gexf><graph><nodes><node id=\"a\" id=\"b\"/></nodes></graph></gexf>",
         "file:1:21: error: expected each attribute once, got 'id' twice"},
        {"<gexf><graph><nodes><node id=\"a\">",
         "file:1:34: error: expected </node>, got the end of "
         "the file"},
    };
    for (const auto& [bytes, message] : damages) {
        const Reading reading = read(bytes);
        EXPECT_FALSE(reading.graph) << bytes;
        EXPECT_THAT(reading.messages, ElementsAre(message + " [graph-syntax]")) << bytes;
    }
}

TEST(GexfReader, WhatIsNotUsedIsSaid) {
    const Reading reading = read(document(
        "",
        "; <node id=\"a\"><attvalues><attvalue for=\"q\" value=\"1\"/></attvalues><x/></node>\n",
        ""));
    EXPECT_THAT(reading.messages,
                ElementsAre("file:3:8: warning: the text ';' was left out [graph-leftover]",
                            "file:4:27: error: no <attribute> declares 'q'; the value was left out "
                            "[graph-content]",
                            "file:4:68: warning: <x> was left out [graph-leftover]"));
}

TEST(GexfReader, AnyByteMayBeWrongWithoutACrash) {
    const std::string whole =
        test::write_as("gexf", test::random_rich_graph(16, test::Texts::legal_in_xml));
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char wrong : {'<', '&', '"', '\0', '\xFF'}) {
            std::string bytes = whole;
            bytes[at] = wrong;
            refused += read(bytes).graph ? 0 : 1;
        }
    }
    EXPECT_GT(refused, whole.size());
}

TEST(GexfRoundTrip, EveryGraphReadsBackEqual) {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const KnowledgeGraph graph = test::random_rich_graph(seed, test::Texts::legal_in_xml);
        const Reading reading = read(test::write_as("gexf", graph));
        EXPECT_THAT(reading.messages, IsEmpty());
        ASSERT_TRUE(reading.graph);
        ASSERT_EQ(lines(*reading.graph), lines(graph)) << "graph " << seed;
    }
}

}  // namespace
}  // namespace sigloom
