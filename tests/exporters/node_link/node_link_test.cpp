#include <gmock/gmock.h>

#include <limits>
#include <string>

#include "exporters/node_link/writer.hpp"
#include "tests/support/graph_files.hpp"
#include "tests/support/random_graphs.hpp"

namespace sigloom {
namespace {

using test::lines;
using test::Reading;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Reading read(std::string_view bytes) {
    return test::read_as("json", bytes);
}

TEST(NodeLinkJsonWriter, SmallGraphIsWrittenSo) {
    NodeTable nodes = test::node_table({{"theme:a", "\"A\"", "theme"}, {"signal:x", "X", ""}});
    nodes.columns = {{"Reports", std::vector<std::int32_t>{3, 0}, {true, false}},
                     {"label", std::vector<bool>{true, false}, {}}};
    EdgeTable edges;
    edges.ends = {{0, 1}};
    edges.weight = {4};
    edges.kind.push_back("relevance");
    edges.columns = {{"score", std::vector<double>{2}, {}}};
    Evidence evidence;
    evidence.reports = {{"r.md", "Title", "https://example.org", 20240229}};
    evidence.places = {{0, 1, 2}, {{0, 7, 1'000'000}, {0, 9, 800'000}}};
    evidence.mentions = {{0, 0, 1}, {{0, 0}}};
    EXPECT_EQ(test::write_as("json", KnowledgeGraph(nodes, edges, evidence)),
              R"({"directed":false,"multigraph":false,
"graph":{"generator":"sigloom",
"node_columns":{"Reports":"int","label_2":"boolean"},
"edge_columns":{"score":"double"},
"pairs":"terms",
"reports":[
{"path":"r.md","title":"Title","url":"https://example.org","date":20240229}]},
"nodes":[
{"id":"theme:a","label":"\"A\"","kind":"theme","Reports":3,"label_2":true,"places":[[0,7,1000000]]},
{"id":"signal:x","label":"X","label_2":false,"places":[[0,9,800000]],"mentions":[[0,0]]}],
"edges":[
{"source":"theme:a","target":"signal:x","weight":4.0,"kind":"relevance","score":2.0}]}
)");
}

TEST(NodeLinkJsonWriter, WithoutReportsNothingIsSaidOfThePairs) {
    EXPECT_EQ(test::write_as("json", KnowledgeGraph()), R"({"directed":false,"multigraph":false,
"graph":{"generator":"sigloom",
"node_columns":{},
"edge_columns":{}},
"nodes":[],
"edges":[]}
)");
}

TEST(NodeLinkJsonWriter, WhatJsonCannotHoldIsReplacedAndCounted) {
    NodeTable nodes = test::node_table({{"a\xFF", "\xC3", ""}, {"a\xFE", "fine", ""}});
    const double infinity = std::numeric_limits<double>::infinity();
    nodes.columns = {{"score", std::vector<double>{-infinity, 1}, {}}};
    ExportNotes notes;
    const std::string bytes = test::write_as("json", KnowledgeGraph(nodes, {}), &notes);
    EXPECT_EQ(notes.replaced_characters, 3U);
    EXPECT_EQ(notes.left_out_numbers, 1U);
    EXPECT_THAT(lines(*read(bytes).graph),
                ElementsAre("a\ufffd|\ufffd|", "a\ufffd_2|fine||score=1d"));
}

TEST(NodeLinkJsonWriter, ListOfEdgesIsCalledWhatTheOptionSays) {
    const KnowledgeGraph graph = test::random_rich_graph(18, test::Texts::any);
    const auto write = [&](std::string_view list_name) {
        FormatOptions options;
        options.set(node_link_options[0], list_name);
        return test::write_as("json", graph, nullptr, options);
    };
    const std::string with_edges = test::write_as("json", graph);
    const std::size_t at = with_edges.find("\"edges\":[");
    ASSERT_NE(at, std::string::npos);
    const std::string list = with_edges.substr(at + 7, with_edges.rfind('}') - at - 7);
    const std::string before = with_edges.substr(0, at);
    EXPECT_EQ(write("edges"), with_edges);
    EXPECT_EQ(write("links"), before + "\"links\"" + list + "}\n");
    EXPECT_EQ(write("both"), before + "\"edges\"" + list + ",\n\"links\"" + list + "}\n");
    for (const std::string_view list_name : {"links", "both"}) {
        const Reading reading = read(write(list_name));
        EXPECT_THAT(reading.messages, IsEmpty());
        EXPECT_EQ(*reading.graph, graph);
    }
}

TEST(NodeLinkJsonRoundTrip, EveryGraphReadsBackEqualWithItsEvidence) {
    for (std::uint32_t seed = 0; seed < 120; ++seed) {
        const KnowledgeGraph graph = test::random_rich_graph(seed, test::Texts::any);
        const Reading reading = read(test::write_as("json", graph));
        EXPECT_THAT(reading.messages, IsEmpty());
        ASSERT_TRUE(reading.graph);
        ASSERT_EQ(reading.graph->nodes(), graph.nodes()) << "graph " << seed;
        ASSERT_EQ(reading.graph->edges(), graph.edges()) << "graph " << seed;
        ASSERT_EQ(reading.graph->evidence(), graph.evidence()) << "graph " << seed;
    }
}

TEST(NodeLinkJsonRoundTrip, APartStaysAPart) {
    Evidence evidence;
    evidence.reports = {{"r.md", "", "", 0}};
    evidence.places = {{0, 1}, {{0, 1, 1'000'000}}};
    evidence.mentions = {{0, 0}, {}};
    evidence.is_of_part = true;
    const KnowledgeGraph graph(test::node_table({{"a", "A", ""}}), {}, evidence);
    EXPECT_EQ(*read(test::write_as("json", graph)).graph, graph);
}

TEST(NodeLinkJsonRoundTrip, OrderOfTheMainPartsDoesNotMatter) {
    const KnowledgeGraph graph = test::random_rich_graph(18, test::Texts::any);
    const std::string bytes = test::write_as("json", graph);
    const std::size_t graph_at = bytes.find("\"graph\":");
    const std::size_t nodes_at = bytes.find("\"nodes\":[");
    const std::size_t edges_at = bytes.find("\"edges\":[");
    const std::size_t end = bytes.rfind('}');
    ASSERT_LT(graph_at, nodes_at);
    ASSERT_LT(nodes_at, edges_at);
    const std::string about = bytes.substr(graph_at, nodes_at - graph_at - 2);
    const std::string nodes = bytes.substr(nodes_at, edges_at - nodes_at - 2);
    const std::string edges = bytes.substr(edges_at, end - edges_at);
    for (const auto& order : {edges + "," + nodes + "," + about, nodes + "," + about + "," + edges,
                              about + "," + edges + "," + nodes}) {
        const Reading reading = read("{" + order + "}");
        EXPECT_THAT(reading.messages, IsEmpty());
        EXPECT_EQ(*reading.graph, graph);
    }
}

TEST(NodeLinkJsonRoundTrip, GraphOfManyPiecesKeepsItsOrder) {
    std::vector<test::WeightedEdge> edges;
    for (Node i = 1; i < 30'000; ++i) edges.push_back({i / 2, i, 0.1 * i});
    const KnowledgeGraph graph = test::make_graph(30'000, edges);
    EXPECT_EQ(*read(test::write_as("json", graph)).graph, graph);
}

TEST(NodeLinkJsonReader, EdgesThatStandUnderBothNamesAreReadOnceAndOthersAreNamed) {
    const std::string nodes = R"({"nodes":[{"id":"a"},{"id":"b"},{"id":"c"}],)";
    const std::string one = R"([{"source":"a","target":"b"}])";
    const std::string other = R"([{"source":"a","target":"c"}])";
    const Reading same = read(nodes + "\"links\":" + one + ",\"edges\":" + one + "}");
    EXPECT_THAT(same.messages, IsEmpty());
    EXPECT_THAT(lines(*same.graph), ElementsAre("a|a|", "b|b|", "c|c|", "a -- b 1|"));
    const Reading different = read(nodes + "\"links\":" + one + ",\"edges\":" + other + "}");
    EXPECT_THAT(different.messages,
                ElementsAre("file:1:91: warning: 'edges' was left out [graph-leftover]"));
    EXPECT_THAT(lines(*different.graph), ElementsAre("a|a|", "b|b|", "c|c|", "a -- b 1|"));
    const Reading longer = read(nodes + "\"links\":[],\"edges\":" + other + "}");
    EXPECT_THAT(longer.messages, SizeIs(1));
}

TEST(NodeLinkJsonReader, ReadsWhatNetworkxWrites) {
    const Reading reading = read(
        R"({"directed": false, "multigraph": false, "graph": {"name": "demo"}, "nodes": [{"label": "One", "score": 0.5, "n": 3, "id": 1}, {"flag": true, "id": "b"}, {"id": "c"}], "edges": [{"weight": 2, "kind": "cooccurs", "source": 1, "target": "b"}, {"source": "b", "target": "c"}]})");
    EXPECT_THAT(reading.messages, ElementsAre("file:1:60: warning: 'name' of the whole graph was "
                                              "left out [graph-leftover]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("1|One||score=0.5d|n=3", "b|b||flag=yes", "c|c|",
                                                   "1 -- b 2|cooccurs", "b -- c 1|"));
}

TEST(NodeLinkJsonReader, NumbersThatAreNoneAreMissingValues) {
    const Reading reading = read(
        R"({"nodes":[{"id":"a","x":NaN,"t":"NaN"},{"id":"b","x":1.5},{"id":"c","x":-Infinity}],
"links":[{"source":"a","target":"b","weight":NaN},{"source":"b","target":"c","weight":Infinity},{"source":"a","target":"c","weight":2}]})");
    EXPECT_THAT(
        reading.messages,
        ElementsAre("file:2:10: error: expected a weight above 0, got 'nan'; the edge was left out "
                    "[graph-content]",
                    "file:2:51: error: expected a weight above 0, got 'nan'; the edge was left out "
                    "[graph-content]",
                    "file: note: 2 NaN or infinite numbers counted as missing [graph-unusual]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("a|a||t=NaN", "b|b||x=1.5d", "c|c|", "a -- c 2|"));
}

TEST(NodeLinkJsonReader, NodesWithoutIdsAreReadByTheirPositionAndNamedByTheirName) {
    const Reading reading = read(
        R"({"nodes":[{"name":"kelp","group":1},{"name":"moss","group":2},{"group":3}],
"links":[{"source":1,"target":0,"value":8},{"source":2,"target":0,"value":5}]})");
    EXPECT_THAT(reading.messages, ElementsAre("file: note: the weights are those of column 'value' "
                                              "[graph-unusual]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("0|kelp||name=kelp|group=1", "1|moss||name=moss|group=2",
                            "2|2||group=3", "1 -- 0 8|", "2 -- 0 5|"));
}

TEST(NodeLinkJsonReader, NodesWithoutIdsAreFoundByTheirNames) {
    const Reading reading = read(
        R"({"nodes":[{"name":"kelp"},{"name":"moss"}],"links":[{"source":"moss","target":"kelp"}]})");
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("0|kelp||name=kelp", "1|moss||name=moss", "1 -- 0 1|"));
}

TEST(NodeLinkJsonReader, EndsThatAreNoIdsArePositions) {
    const std::string nodes =
        R"({"nodes":[{"id":"b"},{"id":"a"}],"links":[{"source":1,"target":0}]})";
    const Reading reading = read(nodes);
    EXPECT_THAT(reading.messages,
                ElementsAre("file: note: the ends of the edges are numbers of nodes, counted from "
                            "0, and no ids [graph-unusual]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("b|b|", "a|a|", "a -- b 1|"));
    // There is no third node, so that they are ids.
    EXPECT_THAT(lines(*read(R"({"nodes":[{"id":"b"}],"links":[{"source":1,"target":2}]})").graph),
                ElementsAre("b|b|", "1|1|", "2|2|", "1 -- 2 1|"));
}

TEST(NodeLinkJsonReader, ListsAsIdsAreTheTuplesOfPython) {
    const Reading reading = read(
        R"({"nodes":[{"id":[0, 0]},{"id":["a",[1,2.5],[3]]}],"edges":[{"source":[0,0],"target":["a",[1,2.5],[3]]}]})");
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("(0, 0)|(0, 0)|", "('a', (1, 2.5), (3,))|('a', (1, 2.5), (3,))|",
                            "(0, 0) -- ('a', (1, 2.5), (3,)) 1|"));
}

TEST(NodeLinkJsonReader, HalfOfASurrogatePairIsReplacedAndReported) {
    const Reading reading =
        read(R"({"nodes":[{"id":"a\ud83d","label":"\ud83d\ude00 \\ud800"}],"edges":[]})");
    EXPECT_THAT(reading.messages, ElementsAre("file:1:19: error: half of a surrogate pair was "
                                              "replaced by U+FFFD [graph-content]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a\ufffd|\U0001F600 \\ud800|"));
}

TEST(NodeLinkJsonReader, ZeroByteAndWhatFollowsItAreAnError) {
    using namespace std::string_literals;
    const Reading reading = read("{\"nodes\":[],\"edges\":[]}\0more"s);
    EXPECT_FALSE(reading.graph);
    EXPECT_THAT(reading.messages, ElementsAre("file:1:24: error: expected a character of JSON, got "
                                              "a zero byte [graph-syntax]"));
}

TEST(NodeLinkJsonReader, WhatStandsTwiceIsSaid) {
    const Reading reading = read(
        R"({"nodes":[{"id":"a","id":"c","label":"A","label":"C"},{"id":"b"}],"edges":[{"source":"a","target":"b","weight":7,"weight":8}]})");
    EXPECT_THAT(reading.messages,
                ElementsAre("file:1:28: error: a second 'id' was left out [graph-content]",
                            "file:1:11: error: a second value of 'label' was left out "
                            "[graph-content]",
                            "file:1:76: error: a second value of 'weight' was left out "
                            "[graph-content]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|A|", "b|b|", "a -- b 7|"));
}

TEST(NodeLinkJsonReader, ColumnsOfFewValuesBecomeOneSoThatMemoryStaysInProportion) {
    std::string nodes;
    for (int i = 0; i < 20'000; ++i) {
        const std::string number = std::to_string(i);
        nodes +=
            (i == 0 ? "" : ",") + ("{\"id\":" + number + ",\"c" + number + "\":" + number) + "}";
    }
    const Reading reading = read("{\"nodes\":[" + nodes + "],\"edges\":[]}");
    EXPECT_THAT(reading.messages, SizeIs(1));
    EXPECT_THAT(reading.graph->nodes().columns, SizeIs(97));
    const Column& others = reading.graph->nodes().columns.back();
    EXPECT_EQ(std::get<TextColumn>(others.data)[19'999], "{\"c19999\":19999}");
}

TEST(NodeLinkJsonReader, NodesOfD3InThePlaceOfTheirIdsAreEnds) {
    const Reading reading = read(
        R"({"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":{"index":0,"id":"a"},"target":{"id":"b","x":[1]},"index":0}]})");
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|a|", "b|b|", "a -- b 1||index=0"));
}

TEST(JsonReader, OtherNamesOfEndsCountOnlyWhereThereIsNone) {
    const Reading reading = read(R"({"nodes": [{"id": "a"}, {"id": "b"}], "edges": [
{"source": "a", "from": "a", "to": "b"}]})");
    EXPECT_THAT(reading.messages,
                Contains("file:2:1: error: expected an edge with a source and a target; the edge "
                         "was left out [graph-content]"));
}

TEST(JsonReader, ReadsWhatVisJsWrites) {
    const Reading reading = read(
        R"({"nodes":[{"id":1,"label":"A"},{"id":2,"label":"B"}],"edges":[{"from":1,"to":2,"value":3}]})");
    EXPECT_THAT(lines(*reading.graph), ElementsAre("1|A|", "2|B|", "1 -- 2 3|"));
}

TEST(JsonReader, ReadsWhatGraphologyAndGephiWrite) {
    const Reading reading = read(R"({"options":{"multi":false,"allowSelfLoops":true,"type":"mixed"},
"attributes":{"creator":"Gephi"},
"nodes":[{"key":"1","attributes":{"label":"Anna","x":1.5,"key":"k"}},{"key":2}],
"edges":[{"key":"0","source":"1","target":2,"undirected":true,"attributes":{"weight":5.0,"id":7}}]})");
    EXPECT_THAT(reading.messages,
                ElementsAre("file:2:25: warning: 'creator' of the whole graph was left out "
                            "[graph-leftover]",
                            "file: note: the edges have a direction, which was given up "
                            "[graph-simplified]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("1|Anna||x=1.5d|key=k", "2|2|", "1 -- 2 5||id=7"));
}

TEST(JsonReader, ReadsWhatCytoscapeJsWrites) {
    const std::string nodes =
        R"({"data":{"id":"a","label":"A","parent":"p"},"position":{"x":1,"y":-2},"group":"nodes","selected":false,"classes":"big"})";
    const std::string edges =
        R"({"data":{"id":"e0","source":"a","target":"p","weight":3},"group":"edges"})";
    const std::string other = R"({"data":{"id":"p","name":"P"}})";
    const std::string both = nodes + "," + other + "," + edges;
    for (const std::string& text : {R"({"zoom":1,"elements":{"nodes":[)" + nodes + "," + other +
                                        R"(],"edges":[)" + edges + "]}}",
                                    R"({"elements":[)" + both + "]}", "[" + both + "]"}) {
        const Reading reading = read(text);
        EXPECT_THAT(reading.messages, IsEmpty()) << text;
        ASSERT_TRUE(reading.graph);
        EXPECT_THAT(lines(*reading.graph),
                    ElementsAre("a|A||parent=p|x=1|y=-2|classes=big", "p|P||name=P", "a -- p 3|"));
    }
}

TEST(JsonReader, ReadsTheJsonGraphFormat) {
    const std::string edges =
        R"("edges":[{"source":"a","target":"b","relation":"feeds","metadata":{"weight":2}}])";
    for (
        const std::string& text :
        {R"({"graph":{"directed":false,"nodes":{"a":{"label":"A","metadata":{"n":1}},"b":{}},)" +
             edges + "}}",
         R"({"graph":{"directed":false,"nodes":[{"id":"a","label":"A","metadata":{"n":1}},{"id":"b"}],)" +
             edges + "}}"}) {
        const Reading reading = read(text);
        EXPECT_THAT(reading.messages, IsEmpty()) << text;
        EXPECT_THAT(lines(*reading.graph), ElementsAre("a|A||n=1", "b|b|", "a -- b 2|feeds"));
    }
    EXPECT_THAT(read(R"({"graph":{"nodes":{},"edges":[]}})").messages,
                ElementsAre(HasSubstr("direction, which was given up")));
}

TEST(JsonReader, ReadsWhatVosviewerWrites) {
    const Reading reading = read(
        R"({"network":{"items":[{"id":1,"label":"A","x":0.5,"cluster":1,"weights":{"Links":3},"scores":{"Year":2020}},{"id":2,"label":"B"}],
"links":[{"source_id":1,"target_id":2,"strength":4}]},"config":{"parameters":{}}})");
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("1|A||x=0.5d|cluster=1|Links=3|Year=2020", "2|B|", "1 -- 2 4|"));
}

TEST(JsonReader, FormatsThatAreNotReadAreNamedInOneMessage) {
    const std::pair<std::string, std::string> files[] = {
        {R"({"directed":false,"graph":[],"nodes":[{"id":0}],"adjacency":[[{"id":1}]]})",
         "adjacency JSON of networkx"},
        {R"([{"CXVersion":"2.0","hasFragments":false},{"nodes":[{"id":1}]}])", "CX"},
        {R"({"graphs":[{"nodes":{}}]})", "several graphs"},
        {R"({"id":"root","children":[{"id":"a"}]})", "tree"},
        {R"({"type":"FeatureCollection","features":[]})", "GeoJSON"},
    };
    for (const auto& [bytes, name] : files) {
        const Reading reading = read(bytes);
        EXPECT_FALSE(reading.graph);
        ASSERT_THAT(reading.messages, SizeIs(1)) << bytes;
        EXPECT_THAT(reading.messages[0], HasSubstr("file:1:1: error: this is "));
        EXPECT_THAT(reading.messages[0], HasSubstr(name));
    }
}

TEST(NodeLinkJsonReader, ReadsLinksAndFilesThatSayNothingOfTheirSort) {
    const Reading reading =
        read(R"({"links": [{"target": 2, "source": 1}], "nodes": [{"id": 1}, {"id": 2}]})");
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph), ElementsAre("1|1|", "2|2|", "1 -- 2 1|"));
}

TEST(NodeLinkJsonReader, DirectedMultigraphBecomesSimple) {
    const Reading reading = read(R"({"directed": true, "multigraph": true, "graph": {},
"nodes": [{"id": "a"}, {"id": "b"}],
"edges": [{"source": "a", "target": "b", "key": 0, "n": 1}, {"source": "b", "target": "a", "key": 0, "n": 2}]})");
    EXPECT_THAT(
        reading.messages,
        ElementsAre("file: note: no edge has a weight, so that each weighs 1; a column that can be "
                    "the weight (--weight-column): 'n' [graph-unusual]",
                    "file: note: the edges have a direction, which was given up [graph-simplified]",
                    "file: note: 1 edge was merged into the first edge between the same two nodes: "
                    "weights were added, other values are those of the first [graph-simplified]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|a|", "b|b|", "a -- b 2||n=1"));
}

TEST(NodeLinkJsonReader, ColumnsTakeTheNarrowestTypeThatHoldsTheirValues) {
    const Reading reading = read(R"({"nodes": [
{"id": "a", "i": 1, "l": 1, "d": 1, "t": 1, "m": true, "u": 1, "e": 9007199254740993},
{"id": "b", "i": -2, "l": 3000000000, "d": 0.5, "t": "x", "m": 2.0, "u": 18446744073709551615, "e": 0.5},
{"id": "c", "i": null}], "edges": []})");
    EXPECT_THAT(reading.messages, IsEmpty());
    const ColumnSet& columns = reading.graph->nodes().columns;
    ASSERT_THAT(columns, SizeIs(7));
    std::vector<std::size_t> types;
    for (const Column& column : columns) types.push_back(column.data.index());
    EXPECT_THAT(types, ElementsAre(0, 1, 2, 4, 4, 4, 4));
    EXPECT_THAT(
        lines(*reading.graph),
        ElementsAre("a|a||i=1|l=1|d=1d|t=1|m=true|u=1|e=9007199254740993",
                    "b|b||i=-2|l=3000000000|d=0.5d|t=x|m=2|u=18446744073709551615|e=0.5", "c|c|"));
}

TEST(NodeLinkJsonReader, DamagedContentIsReportedAndTheRestIsRead) {
    const Reading reading = read(R"({"nodes": [
{"id": "a", "list": [1, {"x": [2]}], "n": 1, "n": 2},
{"id": "a"},
{"label": "nobody"},
17,
[]],
"edges": [
{"source": "a", "target": "b", "weight": "2.5"},
{"source": "a", "target": "a"},
{"source": "a", "target": "c", "weight": 0},
{"source": "a", "target": "c", "weight": true},
{"source": "a"}],
"extra": {"nodes": [{"id": "no"}]}})");
    EXPECT_THAT(
        reading.messages,
        ElementsAre(
            "file:13:10: warning: 'extra' was left out [graph-leftover]",
            "file:2:21: note: 'list' holds lists or objects, which were read as texts "
            "[graph-unusual]",
            "file:5:1: error: expected a node, got a value [graph-content]",
            "file:6:1: warning: a list was left out [graph-leftover]",
            "file:2:1: error: a second value of 'n' was left out [graph-content]",
            "file:3:1: error: node 'a' stands twice; the second was left out [graph-content]",
            "file:4:1: error: expected a node with an id; the node was left out [graph-content]",
            "file:9:1: note: the loop at node 'a' was left out [graph-simplified]",
            "file:10:1: error: expected a weight above 0, got '0'; the edge was left out "
            "[graph-content]",
            "file:11:1: error: expected a weight above 0, got 'true'; the edge was left out "
            "[graph-content]",
            "file:12:1: error: expected an edge with a source and a target; the edge was left out "
            "[graph-content]",
            "file:8:1: error: an edge names node 'b', which is not declared; a node without values "
            "was made [graph-content]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("a|a||list=[1, {\"x\": [2]}]|n=1", "b|b|", "a -- b 2.5|"));
}

TEST(NodeLinkJsonReader, EvidenceThatDoesNotFitIsLeftOutAsAWhole) {
    const std::string message =
        "file:1:1: error: the nodes' places do not fit the list of reports; both were left out "
        "[graph-content]";
    for (const std::string places :
         {R"("places":[[1,1,1000000]])", R"("places":[[0,1,1],[0,2,1]])", R"("places":[[0,1]])",
          R"("places":[[-1,1,1]])", R"("mentions":[[0,5]])", R"("mentions":[[3,0]])",
          R"("mentions":[[0,1],[0,0]])", R"("places":[[0,1,"1"]])",
          R"("places":[[0,1,1000001]])"}) {
        const Reading reading =
            read(R"({"graph":{"pairs":"all","reports":[{"path":"r"}]},"nodes":[{"id":"a",)" +
                 places + R"(},{"id":"b"}],"edges":[]})");
        EXPECT_THAT(reading.messages, ElementsAre(message)) << places;
        EXPECT_TRUE(reading.graph->evidence().empty());
        EXPECT_THAT(lines(*reading.graph), ElementsAre("a|a|", "b|b|"));
    }
}

TEST(NodeLinkJsonReader, DamagedSyntaxIsNamedByItsPlace) {
    const std::pair<std::string, std::string> damages[] = {
        {"", "file:1:1: error: expected '[', '{', or a literal, got the end of the file"},
        {"[]", "file:1:3: error: expected a list \"nodes\", got the end of the file"},
        {"{\"nodes\":[]}",
         "file:1:13: error: expected a list \"edges\" or \"links\", got the end of the file"},
        {"{\"nodes\":[],\n\"edges\":[",
         "file:2:10: error: expected '[', '{', or a literal, got the end of the file"},
        {"{\"nodes\":[],\n \"edges\" []}", "file:2:10: error: expected ':', got '['"},
        {"{\"nodes\":[],\"edges\":[{},]}",
         "file:1:25: error: expected '[', '{', or a literal, got ']'"},
        {"{\"nodes\":[{\"id\":\"a],\"edges\":[]}",
         "file:1:22: error: expected '}', got invalid literal; last read: '\"a],\"e'"},
        {"{\"nodes\":[}],\"edges\":[]}",
         "file:1:11: error: expected '[', '{', or a literal, got '}'"},
        {"{\"nodes\":[],\"edges\":[{\"source\":Nan}]}",
         "file:1:32: error: invalid literal; last read: '\"source\":N'"},
        {R"({"nodes":[],"edges":[],"n":1e999})",
         "file:1:32: error: number overflow parsing '1e999'"},
    };
    for (const auto& [bytes, message] : damages) {
        const Reading reading = read(bytes);
        EXPECT_FALSE(reading.graph) << bytes;
        EXPECT_THAT(reading.messages, ElementsAre(message + " [graph-syntax]")) << bytes;
    }
}

TEST(NodeLinkJsonReader, DamageFarInsideAListIsNamedByItsPlace) {
    std::string bytes = "{\"nodes\":[\n";
    for (int i = 0; i < 5000; ++i) bytes += "{\"id\":" + std::to_string(i) + "},\n";
    const std::string end = "{\"id\":\"last\"}],\"edges\":[]}";
    EXPECT_EQ(read(bytes + end).graph->node_count(), 5001U);
    EXPECT_THAT(read(bytes + "],\"edges\":[]}").messages,
                ElementsAre("file:5002:1: error: expected '[', '{', or a literal, got ']' "
                            "[graph-syntax]"));
    EXPECT_THAT(read(bytes + "{\"id\" 3},\n" + bytes.substr(11) + end).messages,
                ElementsAre("file:5002:7: error: expected ':', got number literal [graph-syntax]"));
}

TEST(NodeLinkJsonReader, BracketsAndQuotesInTextsAreNoStructure) {
    const Reading reading = read(R"({"links": "none", "nodes\\": [1], "x\"": {"nodes": [2]},
"nodes": [{"id": "]},{[\"", "label": "\\"}, {"id": "\u005d"}], "edges": []})");
    EXPECT_THAT(reading.messages,
                ElementsAre("file:1:11: warning: 'links' was left out [graph-leftover]",
                            "file:1:30: warning: 'nodes\\' was left out [graph-leftover]",
                            "file:1:42: warning: 'x\"' was left out [graph-leftover]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("]},{[\"|\\|", "]|]|"));
}

TEST(NodeLinkJsonReader, InvalidUtf8IsReplacedAndReported) {
    const Reading reading = read("{\"nodes\":[{\"id\":\"a\xFF\"}],\"edges\":[]}");
    EXPECT_THAT(reading.messages, ElementsAre("file:1:19: error: bytes that are no UTF-8 were "
                                              "replaced by U+FFFD [invalid-utf8]"));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a\ufffd|a\ufffd|"));
}

TEST(NodeLinkJsonReader, DeepNestingIsPassedOver) {
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    const Reading reading =
        read("{\"nodes\":[{\"id\":\"a\",\"x\":" + deep + "}],\"edges\":[],\"y\":" + deep + "}");
    EXPECT_THAT(reading.messages, SizeIs(2));
    EXPECT_THAT(lines(*reading.graph), ElementsAre("a|a||x=" + deep));
    EXPECT_FALSE(read("{\"nodes\":[" + std::string(200'000, '[')).graph);
}

TEST(NodeLinkJsonReader, FileThatEndsAnywhereIsAnErrorAndNeverAGraph) {
    const std::string whole = test::write_as("json", test::random_rich_graph(20, test::Texts::any));
    const std::size_t end = whole.rfind('}');
    ASSERT_TRUE(read(whole.substr(0, end + 1)).graph);
    for (std::size_t length = 0; length <= end; ++length) {
        const Reading reading = read(whole.substr(0, length));
        ASSERT_FALSE(reading.graph) << length;
        ASSERT_FALSE(reading.messages.empty()) << length;
    }
}

TEST(NodeLinkJsonReader, AnyByteMayBeWrongWithoutACrash) {
    const std::string whole = test::write_as("json", test::random_rich_graph(16, test::Texts::any));
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char wrong : {'{', '[', '"', ',', '\0', '\xFF'}) {
            std::string bytes = whole;
            bytes[at] = wrong;
            refused += read(bytes).graph ? 0 : 1;
        }
    }
    EXPECT_GT(refused, whole.size());
}

}  // namespace
}  // namespace sigloom
