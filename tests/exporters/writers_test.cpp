// One small graph in every format, byte for byte.
#include <gmock/gmock.h>

#include <limits>
#include <string>
#include <vector>

#include "tests/support/graph_files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using ::testing::ElementsAre;

const std::string bom = "\xEF\xBB\xBF";

TextColumn texts(const std::vector<std::string_view>& rows) {
    TextColumn column;
    for (const std::string_view text : rows) column.push_back(text);
    return column;
}

/// Two nodes, of which the second lacks most of what a node can have, and an edge.
KnowledgeGraph small_graph() {
    NodeTable nodes =
        test::node_table({{"theme:r&d", "R&D \"now\"", "theme"}, {"b", "B\u00e9\\", ""}});
    const std::vector<bool> first_only{true, false};
    nodes.columns = make_columns(Column{"reports", std::vector<std::int32_t>{3, 0}, first_only},
                                 Column{"note", texts({"=1\n<x>", ""}), first_only},
                                 Column{"ok", std::vector<bool>{true, false}, {}},
                                 Column{"community", std::vector<std::int32_t>{0, 0}, first_only},
                                 Column{"x", std::vector<double>{1.5, 0}, first_only},
                                 Column{"y", std::vector<double>{-2, 0}, first_only},
                                 Column{"size", std::vector<double>{4, 2}, {}},
                                 Column{"color", texts({"#1f77b4", "#ff7f0e"}), {}});
    EdgeTable edges;
    edges.ends = {{0, 1}};
    edges.weight = {5e-06};
    edges.kind.push_back("cooccurs");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    edges.columns = make_columns(Column{"type", std::vector<std::int64_t>{7}, {}},
                                 Column{"score", std::vector<double>{nan}, {}});
    return {std::move(nodes), std::move(edges)};
}

/// The files of a format of several.
std::vector<std::string> files_as(std::string_view name) {
    const test::TemporaryFolder folder;
    const Format& format = *find_format(name);
    const auto path = folder.path() / ("small" + std::string(format.suffixes[0]));
    EXPECT_EQ(write_graph_file(small_graph(), format, path).error, "");
    std::vector<std::string> bytes;
    for (const auto& file : target_paths(format, path)) {
        bytes.push_back(folder.read(file.filename().string()));
    }
    return bytes;
}

TEST(Writers, SmallGraphAsGexf) {
    EXPECT_EQ(test::write_as("gexf", small_graph()), R"~(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <meta><creator>sigloom</creator></meta>
  <graph defaultedgetype="undirected" mode="static">
    <attributes class="node" mode="static">
      <attribute id="kind" title="kind" type="string"/>
      <attribute id="reports" title="reports" type="integer"/>
      <attribute id="note" title="note" type="string"/>
      <attribute id="ok" title="ok" type="boolean"/>
      <attribute id="community" title="community" type="integer"/>
    </attributes>
    <attributes class="edge" mode="static">
      <attribute id="kind" title="kind" type="string"/>
      <attribute id="type" title="type" type="long"/>
      <attribute id="score" title="score" type="double"/>
    </attributes>
    <nodes>
      <node id="theme:r&amp;d" label="R&amp;D &quot;now&quot;"><attvalues><attvalue for="kind" value="theme"/><attvalue for="reports" value="3"/><attvalue for="note" value="=1&#10;&lt;x&gt;"/><attvalue for="ok" value="true"/><attvalue for="community" value="0"/></attvalues><viz:size value="4"/><viz:position x="1.5" y="-2"/><viz:color r="31" g="119" b="180"/></node>
      <node id="b" label="Bé\"><attvalues><attvalue for="ok" value="false"/></attvalues><viz:size value="2"/><viz:color r="255" g="127" b="14"/></node>
    </nodes>
    <edges>
      <edge id="e0" source="theme:r&amp;d" target="b" weight="5e-06"><attvalues><attvalue for="kind" value="cooccurs"/><attvalue for="type" value="7"/></attvalues></edge>
    </edges>
  </graph>
</gexf>
)~");
}

TEST(Writers, SmallGraphForGraphology) {
    EXPECT_EQ(test::write_as("graphology", small_graph()),
              R"~({"attributes":{"generator":"sigloom"},
"options":{"type":"undirected","multi":false,"allowSelfLoops":false},
"nodes":[
{"key":"theme:r&d","attributes":{"label":"R&D \"now\"","kind":"theme","reports":3,"note":"=1\n<x>","ok":true,"community":0,"x":1.5,"y":-2.0,"size":4.0,"color":"#1f77b4"}},
{"key":"b","attributes":{"label":"Bé\\","ok":false,"size":2.0,"color":"#ff7f0e"}}],
"edges":[
{"key":"e0","source":"theme:r&d","target":"b","undirected":true,"attributes":{"weight":5e-06,"distance":199999.99999999997,"kind":"cooccurs","type_2":7}}]}
)~");
}

TEST(Writers, SmallGraphForCytoscape) {
    EXPECT_EQ(test::write_as("cytoscape", small_graph()), R"~({"data":{"name":"sigloom"},
"elements":{"nodes":[
{"data":{"id":"theme:r&d","label":"R&D \"now\"","kind":"theme","reports":3,"note":"=1\n<x>","ok":true,"community":0,"size":4.0,"color":"#1f77b4"},"position":{"x":1.5,"y":-2.0},"classes":["theme"]},
{"data":{"id":"b","label":"Bé\\","ok":false,"size":2.0,"color":"#ff7f0e"}}],
"edges":[
{"data":{"id":"e0","source":"theme:r&d","target":"b","weight":5e-06,"kind":"cooccurs","type":7},"classes":["cooccurs"]}]}}
)~");
}

TEST(Writers, SmallGraphAsCx2) {
    EXPECT_EQ(test::write_as("cx2", small_graph()), R"~([{"CXVersion":"2.0","hasFragments":false},
{"metaData":[{"elementCount":1,"name":"attributeDeclarations"},{"elementCount":1,"name":"networkAttributes"},{"elementCount":2,"name":"nodes"},{"elementCount":1,"name":"edges"},{"elementCount":1,"name":"visualProperties"}]},
{"attributeDeclarations":[{"networkAttributes":{"name":{"d":"string"}},
"nodes":{"name":{"d":"string"},"node_id":{"d":"string"},"kind":{"d":"string"},"reports":{"d":"integer"},"note":{"d":"string"},"ok":{"d":"boolean"},"community":{"d":"integer"},"size":{"d":"double"},"color":{"d":"string"}},
"edges":{"weight":{"d":"double"},"interaction":{"d":"string"},"type":{"d":"long"},"score":{"d":"double"}}}]},
{"networkAttributes":[{"name":"sigloom"}]},
{"nodes":[
{"id":0,"x":1.5,"y":-2.0,"v":{"name":"R&D \"now\"","node_id":"theme:r&d","kind":"theme","reports":3,"note":"=1\n<x>","ok":true,"community":0,"size":4.0,"color":"#1f77b4"}},
{"id":1,"v":{"name":"Bé\\","node_id":"b","ok":false,"size":2.0,"color":"#ff7f0e"}}]},
{"edges":[
{"id":0,"s":0,"t":1,"v":{"weight":5e-06,"interaction":"cooccurs","type":7}}]},
{"visualProperties":[{"default":{"network":{"NETWORK_BACKGROUND_COLOR":"#ffffff"},"node":{"NODE_SHAPE":"ellipse","NODE_WIDTH":20,"NODE_HEIGHT":20,"NODE_BACKGROUND_COLOR":"#4477aa"},"edge":{"EDGE_WIDTH":1,"EDGE_LINE_COLOR":"#bbbbbb"}},"nodeMapping":{"NODE_LABEL":{"type":"PASSTHROUGH","definition":{"attribute":"name","type":"string"}},"NODE_BACKGROUND_COLOR":{"type":"PASSTHROUGH","definition":{"attribute":"color","type":"string"}},"NODE_WIDTH":{"type":"PASSTHROUGH","definition":{"attribute":"size","type":"double"}},"NODE_HEIGHT":{"type":"PASSTHROUGH","definition":{"attribute":"size","type":"double"}}},"edgeMapping":{}}]},
{"status":[{"error":"","success":true}]}]
)~");
}

TEST(Writers, SmallGraphAsJsonGraphFormat) {
    EXPECT_EQ(test::write_as("jgf", small_graph()),
              R"~({"graph":{"directed":false,"metadata":{"generator":"sigloom"},
"nodes":{
"theme:r&d":{"label":"R&D \"now\"","metadata":{"kind":"theme","reports":3,"note":"=1\n<x>","ok":true,"community":0,"x":1.5,"y":-2.0,"size":4.0,"color":"#1f77b4"}},
"b":{"label":"Bé\\","metadata":{"ok":false,"size":2.0,"color":"#ff7f0e"}}},
"edges":[
{"id":"e0","source":"theme:r&d","target":"b","relation":"cooccurs","directed":false,"metadata":{"weight":5e-06,"type":7}}]}}
)~");
}

TEST(Writers, SmallGraphForVosviewer) {
    EXPECT_EQ(test::write_as("vosviewer", small_graph()), R"~({"network":{"items":[
{"id":"theme:r&d","label":"R&D \"now\"","description":"<p>theme</p>","x":1.5,"y":-2,"cluster":1,"weights":{"Links":1.0,"Total link strength":5e-06,"Occurrences":3.0},"scores":{"size":4.0}},
{"id":"b","label":"Bé\\","weights":{"Links":1.0,"Total link strength":5e-06},"scores":{"size":2.0}}],
"links":[
{"source_id":"theme:r&d","target_id":"b","strength":5e-06}],
"clusters":[
{"cluster":1,"label":"R&D \"now\""}]}}
)~");
}

TEST(Writers, SmallGraphAsGml) {
    EXPECT_EQ(test::write_as("gml", small_graph()), R"~(Creator "sigloom"
graph [
  directed 0
  node [
    id 0
    name "theme:r&#38;d"
    label "R&#38;D &#34;now&#34;"
    kind "theme"
    reports 3
    note "=1&#10;<x>"
    ok 1
    community 0
    x 1.5
    y -2.0
    size 4.0
    color "#1f77b4"
  ]
  node [
    id 1
    name "b"
    label "B&#233;\"
    ok 0
    size 2.0
    color "#ff7f0e"
  ]
  edge [
    source 0
    target 1
    weight 5.0e-06
    kind "cooccurs"
    type 7
  ]
]
)~");
}

TEST(Writers, SmallGraphAsDot) {
    EXPECT_EQ(test::write_as("dot", small_graph()), R"~(graph {
  node [style=filled]
  "theme:r&d" [label="R&amp;D \"now\"" kind="theme" "reports"="3" "note"="=1
<x>" "ok"="true" "community"="0" pos="1.5,-2" width="0.05555555555555555" fillcolor="#1f77b4"]
  "b" [label="Bé\\" "ok"="false" width="0.027777777777777776" fillcolor="#ff7f0e"]
  "theme:r&d" -- "b" [weight="5e-06" kind="cooccurs" "type"="7"]
}
)~");
}

TEST(Writers, SmallGraphForPajek) {
    EXPECT_EQ(test::write_as("pajek", small_graph()), R"~(*Vertices 2
1 "R&D ”now”" 0 0 0.5
2 "Bé＼"
*Edges
1 2 5e-06
)~");
}

TEST(Writers, SmallGraphAsEdgeList) {
    EXPECT_EQ(test::write_as("edgelist", small_graph()), R"~(theme:r&d	b	5e-06
)~");
}

TEST(Writers, SmallGraphAsTables) {
    EXPECT_THAT(
        files_as("csv"),
        ElementsAre(
            bom + std::string(
                      R"~(Id,Label,kind,"reports","note","ok","community","x","y","size","color"
"theme:r&d","R&D ""now""","theme",3,"'=1
<x>",true,0,1.5,-2.0,4.0,"#1f77b4"
"b","Bé\\",,,,false,,,,2.0,"#ff7f0e"
)~"),
            bom + std::string(R"~(Source,Target,Type,Weight,kind,"type_2","score"
"theme:r&d","b",Undirected,5e-06,"cooccurs",7,
)~")));
}

TEST(Writers, SmallGraphAsMapAndNetwork) {
    EXPECT_THAT(
        files_as("vosviewer-files"),
        ElementsAre(
            bom +
                std::string(
                    R"~(id	label	description	x	y	cluster	weight<Links>	weight<Total link strength>	weight<Occurrences>	score<size>
1	"R&D ""now"""	"<p>theme</p>"	1.5	-2	1	1	5e-06	3	4
2	"Bé\"	""				1	5e-06		2
)~"),
            bom + std::string(R"~(1	2	5e-06
)~")));
}

TEST(Writers, SmallGraphAsMatrix) {
    EXPECT_THAT(files_as("mtx"),
                ElementsAre("%%MatrixMarket matrix coordinate real symmetric\n2 2 1\n2 1 5e-06\n",
                            "id\tlabel\tkind\ntheme:r&d\tR&D \"now\"\ttheme\nb\tB\u00e9\\\t\n"));
}

TEST(Writers, SmallGraphForNeo4j) {
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "small.neo4j";
    EXPECT_EQ(write_graph_file(small_graph(), *find_format("neo4j"), path).error, "");
    EXPECT_EQ(
        folder.read("small.neo4j/nodes.csv"),
        R"~(id:ID,label,kind,reports:int,note:string,ok:boolean,community:int,x:double,y:double,size:double,color:string,:LABEL
"theme:r&d","R&D ""now""","theme",3,"=1
<x>",true,0,1.5,-2.0,4.0,"#1f77b4",Node;Theme
"b","Bé\\",,,,false,,,,2.0,"#ff7f0e",Node
)~");
    EXPECT_EQ(folder.read("small.neo4j/edges.csv"),
              R"~(:START_ID,:END_ID,weight:double,type:long,score:double,:TYPE
"theme:r&d","b",5e-06,7,,COOCCURS
)~");
}

TEST(Writers, NumbersThatAreNoneAreCountedAndNodesWithoutAPlaceToo) {
    ExportNotes notes;
    test::write_as("gexf", small_graph(), &notes);
    EXPECT_EQ(notes.left_out_numbers, 1U);
    NodeTable nodes = test::node_table({{"a b", "A", ""}, {"a_b", "A", ""}, {"c", "C", ""}});
    EdgeTable edges;
    edges.ends = {{0, 1}};
    edges.weight = {1};
    edges.kind.push_back("");
    const KnowledgeGraph graph(nodes, edges);
    EXPECT_EQ(test::write_as("edgelist", graph, &notes), "a_b\ta_b_2\t1\n");
    EXPECT_EQ(notes.left_out_nodes, 1U);
    EXPECT_EQ(test::write_as("pajek", graph),
              "*Vertices 3\n1 \"A\"\n2 \"A 2\"\n3 \"C\"\n*Edges\n1 2 1\n");
}

TEST(Writers, GmlInUtf8) {
    FormatOptions options;
    set_format_option(options, "gml-text", "utf8");
    EXPECT_THAT(test::write_as("gml", small_graph(), nullptr, options),
                ::testing::AllOf(::testing::HasSubstr("label \"B\u00e9\\\""),
                                 ::testing::HasSubstr("\"R&amp;D &quot;now&quot;\"")));
}

TEST(Writers, EmptyGraphIsWrittenInEveryFormat) {
    const test::TemporaryFolder folder;
    for (const Format& format : formats()) {
        const auto path = folder.path() / ("empty" + std::string(format.suffixes[0]));
        EXPECT_EQ(write_graph_file(KnowledgeGraph(), format, path).error, "") << format.name;
        for (const auto& file : target_paths(format, path)) {
            EXPECT_TRUE(std::filesystem::exists(file)) << format.name;
        }
    }
}

TEST(CsvWriter, WhatASpreadsheetWouldComputeIsHarmless) {
    NodeTable nodes = test::node_table({{"a", "=1+1", ""},
                                        {"b", "'=1", ""},
                                        {"c", "'tis", ""},
                                        {"d", "-5", ""},
                                        {"e", "a=b", ""}});
    const test::TemporaryFolder folder;
    EXPECT_EQ(
        write_graph_file(KnowledgeGraph(nodes, {}), *find_format("csv"), folder.path() / "g.csv")
            .error,
        "");
    EXPECT_EQ(folder.read("g.nodes.csv"),
              bom +
                  "Id,Label,kind\n\"a\",\"'=1+1\",\n\"b\",\"''=1\",\n\"c\",\"'tis\",\n"
                  "\"d\",\"'-5\",\n\"e\",\"a=b\",\n");
}

}  // namespace
}  // namespace sigloom
