// Two tables as a whole: what is found in them, and what a repair makes of them.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "exporters/doctor/doctor.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class DoctorOfTables : public ::testing::Test {
  protected:
    RawGraph tables(const std::string& nodes, const std::string& edges) {
        folder_.write("g/nodes.csv", nodes);
        folder_.write("g/edges.csv", edges);
        DiagnosticList list;
        return read_raw_graph((folder_.path() / "g").string(), list).value();
    }
    static std::vector<std::string> rules_of(const std::vector<Finding>& findings) {
        std::vector<std::string> rules;
        for (const Finding& each : findings) rules.emplace_back(each.rule);
        return rules;
    }
    static MendedGraph mended(const RawGraph& graph) {
        DiagnosticList list;
        return mend(graph, {}, list);
    }
    /// A file of the folder that a graph is written to.
    std::string written(const RawGraph& graph, const std::string& name) {
        OutputFolder folder(folder_.path() / "mended");
        write_tables(graph, folder);
        EXPECT_EQ(folder.close(), "");
        return folder_.read("mended/" + name);
    }

    test::TemporaryFolder folder_;
};

TEST_F(DoctorOfTables, WhatNeo4jImportsAsItIsStaysAsItIs) {
    const std::vector<std::string> all_edges{":START_ID(P),:END_ID(P),:TYPE\n1,2,K\n",
                                             ":start_id(P),:End_ID(P),:Type\n1,2,K\n"};
    for (const std::string nodes :
         {"uuid:ID(P){label:Person},name,:LABEL\n1,a,X\n2,b,X\n",
          "uuid:ID(P){id-type:int},met:datetime{timezone:+02:00}\n1,\n2,\n",
          "id:Id(P),share (EUR):Float,note:IGNORE,:label\n1,2.5,b,\n2,3,b,\n"}) {
        for (const std::string& edges : all_edges) {
            const RawGraph graph = tables(nodes, edges);
            EXPECT_THAT(rules_of(examine(graph)), IsEmpty()) << nodes;
            EXPECT_EQ(mended(graph).graph.bytes, nodes + edges);
            EXPECT_THAT(written(graph, "load.cypher"), HasSubstr("MERGE (a)-[e:`K`]->(b)"))
                << nodes;
        }
    }
}

TEST_F(DoctorOfTables, ATableOfNodesAloneIsNeo4jsByItsIds) {
    folder_.write("alone.csv", "id:Id,name\n1,a\n");
    DiagnosticList list;
    const RawGraph graph = read_raw_graph((folder_.path() / "alone.csv").string(), list).value();
    EXPECT_THAT(rules_of(examine(graph)), IsEmpty());
}

TEST_F(DoctorOfTables, AnIdOfTwoColumnsIsWhatBothHoldTogether) {
    const RawGraph graph = tables("id:ID(P){label:Person},id2:ID(P)\n1,a\n1,b\n",
                                  ":START_ID(P),:END_ID(P),:TYPE\n1a,1b,K\n");
    EXPECT_THAT(rules_of(examine(graph)), IsEmpty());
    const RawGraph twice = tables("id:ID,id2:ID\n1,a\n1,a\n", ":START_ID,:END_ID,:TYPE\n1a,1a,K\n");
    EXPECT_THAT(rules_of(examine(twice)), ElementsAre("node-twice"));
}

TEST_F(DoctorOfTables, ATypeThatIsRepairedKeepsWhatStandsAroundIt) {
    const RawGraph graph =
        tables("id:ID,\"met \"\"twice\"\":when{timezone:UTC}\",x:ignore\n1,a,b\n",
               ":START_ID,:END_ID,:TYPE\n1,1,K\n");
    EXPECT_THAT(rules_of(examine(graph)), ElementsAre("table-type", "table-type"));
    EXPECT_THAT(mended(graph).graph.bytes,
                HasSubstr("id:ID,\"met \"\"twice\"\":string{timezone:UTC}\",x:IGNORE\n"));
}

TEST_F(DoctorOfTables, BarsPartFields) {
    const std::string text = "id:ID|name\n1|a\n2|b\n:START_ID|:END_ID|:TYPE\n1|2|K\n";
    const RawGraph graph = tables(text.substr(0, text.find(":S")), text.substr(text.find(":S")));
    EXPECT_THAT(rules_of(examine(graph)), IsEmpty());
    EXPECT_EQ(mended(graph).graph.bytes, text);
    EXPECT_THAT(written(graph, "import.sh"), HasSubstr("--delimiter='|' \\\n"));
    EXPECT_THAT(written(graph, "load.cypher"), HasSubstr("FIELDTERMINATOR '|'"));
}

TEST_F(DoctorOfTables, BarsBecomeCommasForGephi) {
    folder_.write("alone.nodes.csv", "Id|Label|topic\na|A|sea, ice\nb|B|\"ice|floe\"\n");
    DiagnosticList list;
    const RawGraph graph =
        read_raw_graph((folder_.path() / "alone.nodes.csv").string(), list).value();
    EXPECT_THAT(rules_of(examine(graph)), ElementsAre("bars"));
    const MendedGraph after = mended(graph);
    EXPECT_EQ(after.graph.bytes, "Id,Label,topic\na,A,\"sea, ice\"\nb,B,\"ice|floe\"\n");
    EXPECT_FALSE(after.loses_content);
}

TEST_F(DoctorOfTables, WhereSemicolonsPartFieldsSomethingElsePartsArrays) {
    const std::string edges = ":START_ID;:END_ID;:TYPE\n1;1;K\n";
    const RawGraph plain = tables("id:ID;name\n1;Ann\n", edges);
    EXPECT_THAT(written(plain, "import.sh"),
                HasSubstr(" --delimiter=';' --array-delimiter='|' \\\n"));
    const RawGraph bars = tables("id:ID;tags:string[];:LABEL\n1;a|b, c;X|Y\n", edges);
    EXPECT_THAT(rules_of(examine(bars)), IsEmpty());
    EXPECT_THAT(written(bars, "import.sh"), HasSubstr(" --array-delimiter='|' "));
    EXPECT_THAT(written(bars, "load.cypher"), HasSubstr("split(row.`tags:string[]`, '|')"));
    EXPECT_THAT(written(bars, "load.cypher"), HasSubstr("'Y' IN split(row.`:LABEL`, '|')"));
    const RawGraph commas = tables("id:ID;:LABEL\n1;X,Y\n", edges);
    EXPECT_THAT(written(commas, "import.sh"), HasSubstr(" --array-delimiter=',' "));
    EXPECT_THAT(written(commas, "load.cypher"), HasSubstr("'Y' IN split(row.`:LABEL`, ',')"));
    const RawGraph usual = tables("id:ID,:LABEL\n1,X;Y|Z\n", ":START_ID,:END_ID,:TYPE\n1,1,K\n");
    EXPECT_THAT(written(usual, "import.sh"), Not(HasSubstr("delimiter")));
    EXPECT_THAT(written(usual, "load.cypher"), HasSubstr("'Y|Z' IN split(row.`:LABEL`, ';')"));
}

TEST_F(DoctorOfTables, ArraysPartedAsTheFieldsArePartedByBarsThen) {
    const RawGraph graph =
        tables("id:ID;name;tags:string[];:LABEL\n1;\"a;b\";\"u, v;w\";\"X;Y\"\n2;c;\"\";X\n",
               ":START_ID;:END_ID;:TYPE\n1;1;K\n");
    EXPECT_THAT(rules_of(examine(graph)), ElementsAre("array-separator"));
    const MendedGraph after = mended(graph);
    EXPECT_THAT(after.left, IsEmpty());
    EXPECT_FALSE(after.loses_content);
    EXPECT_EQ(written(after.graph, "nodes.csv"),
              "id:ID;name;tags:string[];:LABEL\n1;\"a;b\";u, v|w;X|Y\n2;c;\"\";X\n");
    EXPECT_THAT(written(after.graph, "load.cypher"), HasSubstr("'Y' IN split(row.`:LABEL`, '|')"));
}

TEST_F(DoctorOfTables, TwoSeparatorsBecomeThatOfTheNodes) {
    const std::string nodes = "id:ID;tags:string[]\n1;a|b\n2;\n";
    const RawGraph graph = tables(
        nodes, ":START_ID,:END_ID,:TYPE,why,by:string[]\r\n1,2,K,\"x, y\",u;v\r\n1,2,K,x;y,u\r\n");
    EXPECT_THAT(rules_of(examine(graph)), ElementsAre("two-separators"));
    const MendedGraph after = mended(graph);
    EXPECT_THAT(after.left, IsEmpty());
    EXPECT_FALSE(after.loses_content);
    EXPECT_EQ(written(after.graph, "nodes.csv"), nodes);
    EXPECT_EQ(
        written(after.graph, "edges.csv"),
        ":START_ID;:END_ID;:TYPE;why;by:string[]\r\n1;2;K;\"x, y\";u|v\r\n1;2;K;\"x;y\";u\r\n");
    EXPECT_THAT(written(after.graph, "import.sh"), HasSubstr(" --array-delimiter='|' "));
}

TEST_F(DoctorOfTables, AnElementThatHoldsTheNewSeparatorGetsALookAlike) {
    const MendedGraph after =
        mended(tables("id:ID;name\n1;a\n", ":START_ID,:END_ID,:TYPE,by:string[]\n1,1,K,u|v;w\n"));
    EXPECT_THAT(after.graph.bytes, HasSubstr("1;1;K;u\uFF5Cv|w\n"));
    EXPECT_TRUE(after.loses_content);
}

TEST_F(DoctorOfTables, ATableOfOneColumnHasTheSeparatorOfTheOther) {
    const std::string edges = ":START_ID;:END_ID;:TYPE\na,b;a,b;K\n";
    const RawGraph graph = tables("id:ID\n\"a,b\"\n", edges);
    EXPECT_THAT(rules_of(examine(graph)), IsEmpty());
    EXPECT_THAT(written(graph, "import.sh"), HasSubstr(" --delimiter=';' "));
}

TEST_F(DoctorOfTables, AHeadingThatIsReplacedIsLostContent) {
    const std::string edges = "Source,Target,Type\n1,1,Undirected\n";
    EXPECT_TRUE(mended(tables("id^name\n1^a\n", edges)).loses_content);
    EXPECT_FALSE(mended(tables(",Label\n1,a\n", edges)).loses_content);
}

TEST_F(DoctorOfTables, AColumnOfIdsKeepsItsName) {
    const std::string edges = ":START_ID,:END_ID,:TYPE\n1,1,K\n";
    const MendedGraph named = mended(tables(":LABEL,name,Id\nX,a,1\n", edges));
    EXPECT_THAT(named.graph.bytes, HasSubstr(":LABEL,name,Id:ID\n"));
    EXPECT_FALSE(named.loses_content);
    const MendedGraph first = mended(tables(":LABEL,number:int\nX,1\n", edges));
    EXPECT_THAT(first.graph.bytes, HasSubstr(":LABEL,number:ID\n"));
    EXPECT_TRUE(first.loses_content);
}

TEST_F(DoctorOfTables, NoHeadingTakesTheRoleOfAnother) {
    const std::string nodes = "id:ID\n1\n";
    const std::string edges = ":START_ID,target,:TYPE\n1,1,K\n";
    const MendedGraph no_end = mended(tables(nodes, edges));
    EXPECT_EQ(no_end.graph.bytes, nodes + edges);
    EXPECT_THAT(rules_of(no_end.left), ElementsAre("no-role"));
    const MendedGraph no_id = mended(tables(":LABEL\nX\n", ":START_ID,:END_ID,:TYPE\n1,1,K\n"));
    EXPECT_THAT(no_id.graph.bytes, HasSubstr(":LABEL\nX\n"));
}

TEST_F(DoctorOfTables, DamageIsToldOfNeo4jsTablesToo) {
    const std::string nodes = "id:ID\n1\n";
    const std::string edges = ":START_ID,:END_ID,:TYPE\n1,1,";
    EXPECT_THAT(rules_of(examine(tables(nodes, edges + "\"K\n"))), ElementsAre("damaged"));
    const std::vector<Finding> empty = examine(tables("", edges + "K\n"));
    EXPECT_THAT(rules_of(empty), ElementsAre("damaged"));
    EXPECT_THAT(empty.front().path, EndsWith("nodes.csv"));
    EXPECT_THAT(rules_of(examine(tables(nodes, ""))), ElementsAre("damaged"));
}

TEST_F(DoctorOfTables, EachTableIsPutIntoUtf8) {
    const auto in_utf16 = [](const std::string& text) {
        std::string wide = "\xFF\xFE";
        for (const char c : text) wide += {c, '\0'};
        return wide;
    };
    const std::string nodes = "Id,Label\na,A\nb,\n";
    const std::string mended_nodes = "Id,Label\na,A\nb,b\n";
    const std::string edges = "Source,Target,Type\na,b,Undirected\n";
    for (const bool both : {true, false}) {
        const RawGraph graph = tables(in_utf16(nodes), both ? in_utf16(edges) : edges);
        const std::vector<Finding> findings = examine(graph);
        EXPECT_THAT(rules_of(findings), ElementsAre("no-label"));
        EXPECT_EQ(findings.front().line, 3U);
        const MendedGraph after = mended(graph);
        EXPECT_EQ(written(after.graph, "nodes.csv"), mended_nodes);
        EXPECT_EQ(written(after.graph, "edges.csv"), edges);
    }
    const RawGraph second = tables(mended_nodes, in_utf16(edges));
    EXPECT_EQ(mended(second).graph.bytes, mended_nodes + edges);
}

TEST_F(DoctorOfTables, HeadingsOfOtherProgramsAreNotTakenForNeo4js) {
    const RawGraph graph =
        tables("Id,Label,xml:id,rdf:type\n1,a,b,c\n", "Source,Target,Type\n1,1,Undirected\n");
    EXPECT_THAT(rules_of(examine(graph)), IsEmpty());
    EXPECT_EQ(mended(graph).graph.kind, doctor::Kind::csv);
}

}  // namespace
}  // namespace sigloom
