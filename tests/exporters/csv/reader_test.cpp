#include "exporters/csv/reader.hpp"

#include <gmock/gmock.h>

#include "tests/support/graph_files.hpp"
#include "tests/support/random_graphs.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using test::lines;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class CsvReaderTest : public ::testing::Test {
  protected:
    test::Reading read(const std::string& name) {
        DiagnosticList list;
        test::Reading reading;
        reading.graph = read_graph_file((folder_.path() / name).string(), list);
        for (const Diagnostic& diagnostic : list.list()) {
            reading.messages.push_back(to_string(diagnostic));
        }
        return reading;
    }

    test::TemporaryFolder folder_;
};

TEST_F(CsvReaderTest, PairOfTablesIsReadByAnyOfItsNames) {
    folder_.write(
        "g.nodes.csv",
        "\xEF\xBB\xBFId,Label,kind,n,text,ok,real\r\n"
        "\"a\",\"A, \"\"b\"\"\",\"theme\",3,\"'=1\",true,4.0\r\n\"b\",\"B\",,,\"7\",,\r\n");
    folder_.write("g.edges.csv",
                  "Source,Target,Type,Weight,kind,Count\na,b,Undirected,0.5,cooccurs,2\n");
    for (const auto* name : {"g.csv", "g.nodes.csv", "g.edges.csv"}) {
        const test::Reading reading = read(name);
        EXPECT_THAT(reading.messages, IsEmpty()) << name;
        ASSERT_TRUE(reading.graph) << name;
        EXPECT_THAT(lines(*reading.graph),
                    ElementsAre("a|A, \"b\"|theme|n=3|text==1|ok=yes|real=4d", "b|B||text=7",
                                "a -- b 0.5|cooccurs|Count=2"));
    }
}

TEST_F(CsvReaderTest, PackedTablesAreReadByAnyOfTheirNames) {
    const KnowledgeGraph graph = test::random_rich_graph(5, test::Texts::legal_in_xml);
    for (const std::string packing : {".gz", ".zst"}) {
        const auto written = folder_.path() / ("g.csv" + packing);
        ASSERT_EQ(write_graph_file(graph, *find_format("csv"), written).error, "");
        for (const std::string name : {"g.csv", "g.nodes.csv", "g.edges.csv"}) {
            const test::Reading reading = read(name + packing);
            ASSERT_TRUE(reading.graph) << name << packing;
            EXPECT_EQ(reading.graph->nodes().id, graph.nodes().id);
            EXPECT_EQ(reading.graph->edges().weight, graph.edges().weight);
        }
    }
    const std::string whole = folder_.read("g.edges.csv.gz");
    folder_.write("g.edges.csv.gz", whole.substr(0, whole.size() - 4));
    EXPECT_THAT(read("g.csv.gz").messages, ElementsAre(HasSubstr("ends too early")));
}

TEST_F(CsvReaderTest, TableOfEdgesAloneMakesItsNodes) {
    folder_.write("e.csv", "from;to;Type;share\nA;B;Directed;0,5\nB;C;Directed;007\n");
    const test::Reading reading = read("e.csv");
    ASSERT_TRUE(reading.graph);
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("A|A|", "B|B|", "C|C|", "A -- B 1||share=0,5", "B -- C 1||share=007"));
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("the edges have a direction")));
}

TEST_F(CsvReaderTest, FieldsArePartedByWhatTheHeadingsHaveMostOfOutsideQuotes) {
    for (const std::string text :
         {"\"Source\";\"Target\";\"why, \"\"what\"\",\nwhere, who, how\"\n\"a\";\"b\";\"x\"\n",
          "Source,Target,\"a;b;c;d;e;f\"\na,b,x\n", "Source|Target|why\na|b|x\n",
          "Source\tTarget\t5\" disk\na\tb\tx\n", "\xEF\xBB\xBF\r\n\nSource;Target;why\na;b;x\n"}) {
        folder_.write("e.csv", text);
        const test::Reading reading = read("e.csv");
        ASSERT_TRUE(reading.graph) << text;
        EXPECT_EQ(reading.graph->nodes().size(), 2U) << text;
        EXPECT_EQ(reading.graph->edges().columns.size(), 1U) << text;
    }
}

TEST_F(CsvReaderTest, WhereAllIsInQuotesNumbersAreNumbers) {
    folder_.write("e.csv", "\"source\",\"target\",\"weight\",\"n\"\n\"a\",\"b\",\"2\",\"5\"\n");
    EXPECT_THAT(lines(*read("e.csv").graph), ElementsAre("a|a|", "b|b|", "a -- b 2||n=5"));
}

TEST_F(CsvReaderTest, FaultsAreReportedAtTheirFileLineAndColumn) {
    folder_.write("g.nodes.csv", "Id,Label\na,A\n");
    folder_.write("g.edges.csv", "Source,Target\na,b\na,b,c\n");
    const std::string edges = (folder_.path() / "g.edges.csv").string();
    EXPECT_THAT(read("g.csv").messages, ::testing::IsSupersetOf({HasSubstr(edges + ":2:1: "),
                                                                 HasSubstr(edges + ":3:5: ")}));
    folder_.write("x.csv", "a,b\n1,2\n");
    EXPECT_THAT(read("x.csv").messages,
                ElementsAre(HasSubstr("x.csv:1:1: error: expected columns source and target")));
    folder_.write("y.csv", "source,target\na,\"b\n");
    EXPECT_FALSE(read("y.csv").graph);
    folder_.write("z.csv", "");
    EXPECT_THAT(read("z.csv").messages, ElementsAre(HasSubstr("expected a line of headings")));
}

TEST_F(CsvReaderTest, WhatIsWrittenComesBack) {
    NodeTable nodes = test::node_table({{"a", "=1+1", "theme"}, {"b", "''=x \"q\", y", ""}});
    nodes.columns = {{"n", std::vector<std::int32_t>{3, 0}, {true, false}},
                     {"real", std::vector<double>{4, 0.5}, {}},
                     {"ok", std::vector<bool>{true, false}, {}}};
    TextColumn texts;
    texts.push_back("007");
    texts.push_back("");
    nodes.columns.push_back({"text", texts, {}});
    EdgeTable edges;
    edges.ends = {{0, 1}};
    edges.weight = {0.1};
    edges.kind.push_back("cooccurs");
    const KnowledgeGraph graph(nodes, edges);
    EXPECT_EQ(write_graph_file(graph, *find_format("csv"), folder_.path() / "w.csv").error, "");
    const test::Reading reading = read("w.csv");
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_EQ(*reading.graph, graph);
}

}  // namespace
}  // namespace sigloom
