// `sigloom doctor` as people use it.
#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/program_fixture.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* damaged_weight =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="weight" for="all" attr.name="weight" attr.type="double"/>
<graph edgedefault="undirected">
<node id="a"/>
<node id="b"/>
<edge source="a" target="b"><data key="weight">2</data></edge>
</graph>
</graphml>
)";

class Doctor : public test::ProgramTest {
  protected:
    void SetUp() override {
        ProgramTest::SetUp();
        folder_.write("graph.graphml", damaged_weight);
    }
};

TEST_F(Doctor, SaysWhereAndWhatEachProgramDoes) {
    const test::Outcome outcome = sigloom({"doctor", "graph.graphml"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(
        outcome.output,
        StartsWith("graph.graphml:3:1: key 'weight' is not declared for nodes or edges alone "
                   "[property-for-all]\n"));
    EXPECT_THAT(outcome.output,
                HasSubstr("\n  gephi reads no weight, position, size or colour from it"));
    EXPECT_THAT(outcome.output, EndsWith("2 findings of 2 rules; --fix mends all\n"));
}

TEST_F(Doctor, TellsOnlyWhatTheNamedProgramDoes) {
    const test::Outcome outcome = sigloom({"doctor", "graph.graphml", "--for", "igraph"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.output, HasSubstr("igraph leaves its values out"));
    EXPECT_THAT(outcome.output, Not(HasSubstr("gephi")));
    EXPECT_EQ(sigloom({"doctor", "graph.graphml", "--for", "networkx"}).exit_code, 0);
}

TEST_F(Doctor, PrintsARowForEachFinding) {
    const test::Outcome outcome =
        sigloom({"doctor", "graph.graphml", "--for", "gephi", "--format", "csv"});
    EXPECT_EQ(outcome.output,
              "path,line,column,rule,programs,message,effects,repair\r\n"
              "graph.graphml,3,1,property-for-all,gephi,key 'weight' is not declared for "
              "nodes or "
              "edges alone,\"gephi reads no weight, position, size or colour from it: every edge "
              "has the "
              "weight 1\",it is declared for those that use it\r\n");
}

TEST_F(Doctor, RepairsTheFaultAndLeavesEverythingElse) {
    const test::Outcome outcome =
        sigloom({"doctor", "graph.graphml", "--fix", "-o", "new.graphml"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    EXPECT_THAT(outcome.errors, HasSubstr("written to new.graphml; 0 findings are left"));
    std::string wanted = damaged_weight;
    wanted.replace(wanted.find("for=\"all\""), 9, "for=\"edge\"");
    EXPECT_EQ(folder_.read("new.graphml"), wanted);
    const test::Outcome again = sigloom({"doctor", "new.graphml"});
    EXPECT_EQ(again.exit_code, 0);
    EXPECT_EQ(again.output, "nothing found in new.graphml\n");
}

TEST_F(Doctor, WritesTheRepairedFileAloneToStandardOutput) {
    ASSERT_EQ(sigloom({"doctor", "graph.graphml", "--fix", "-o", "new.graphml"}).exit_code, 0);
    for (const std::string format : {"table", "csv"}) {
        const test::Outcome outcome =
            sigloom({"doctor", "graph.graphml", "--fix", "-o", "-", "--format", format});
        EXPECT_EQ(outcome.exit_code, 0);
        EXPECT_EQ(outcome.output, folder_.read("new.graphml"));
        EXPECT_THAT(outcome.errors, HasSubstr("key 'weight' is not declared"));
        EXPECT_THAT(outcome.errors, EndsWith("written to standard output; 0 findings are left\n"));
    }
}

TEST_F(Doctor, WritesNoTwoTablesToStandardOutput) {
    folder_.write("two.nodes.csv", "Id,Label\na,A\n");
    folder_.write("two.edges.csv", "Source,Target,Type\na,a,Undirected\n");
    test::expect_wrong_use(sigloom({"doctor", "two.csv", "--fix", "-o", "-"}),
                           "csv is not written to standard output: it is ");
    folder_.write("g/nodes.csv", "id:ID\na\n");
    folder_.write("g/edges.csv", ":START_ID,:END_ID,:TYPE\na,a,K\n");
    test::expect_wrong_use(sigloom({"doctor", "g", "--fix", "-o", "-"}),
                           "neo4j is not written to standard output: it is ");
}

TEST_F(Doctor, ShowsLinesInUtf8) {
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("Id,Label\na,A\nb,\n")) wide += {c, '\0'};
    folder_.write("wide.nodes.csv", wide);
    EXPECT_THAT(sigloom({"doctor", "wide.nodes.csv"}).output, HasSubstr("     3 | b,\n"));
}

TEST_F(Doctor, SaysThatContentIsGone) {
    std::string text = damaged_weight;
    text.replace(text.find(">2<"), 3, ">0<");
    folder_.write("zero.graphml", text);
    const test::Outcome outcome = sigloom({"doctor", "zero.graphml", "--fix", "-o", "new.graphml"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.errors, HasSubstr("some of the content is gone"));
}

TEST_F(Doctor, RefusesWhatMakesNoSense) {
    test::expect_wrong_use(sigloom({"doctor"}), "give FILE");
    test::expect_wrong_use(sigloom({"doctor", "graph.graphml", "--fix"}), "--fix");
    test::expect_wrong_use(sigloom({"doctor", "graph.graphml", "--for", "vosviewer"}),
                           "vosviewer does not open graph.graphml; convert it");
    test::expect_wrong_use(sigloom({"doctor", "graph.graphml", "--fix", "-o", "graph.graphml"}),
                           "graph.graphml is an input");
    folder_.write("graph.xyz", "?");
    test::expect_wrong_use(sigloom({"doctor", "graph.xyz"}), "graph.xyz");
}

TEST_F(Doctor, RepairsAFolderForNeo4jAsAWhole) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "ours.neo4j"}).exit_code, 0);
    std::string nodes = folder_.read("ours.neo4j/nodes.csv");
    nodes.replace(nodes.find("reports:int"), 11, "reports:whole");
    folder_.write("theirs.neo4j/nodes.csv", nodes);
    folder_.write("theirs.neo4j/edges.csv", folder_.read("ours.neo4j/edges.csv"));

    const test::Outcome outcome =
        sigloom({"doctor", "theirs.neo4j", "--fix", "-o", "mended.neo4j"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
    for (const std::string name :
         {"nodes.csv", "edges.csv", "import.sh", "load.cypher", ".sigloom"}) {
        EXPECT_EQ(folder_.read("mended.neo4j/" + name), folder_.read("ours.neo4j/" + name)) << name;
    }
    EXPECT_EQ(sigloom({"doctor", "mended.neo4j"}).exit_code, 0);
}

TEST_F(Doctor, ReplacesNoFolderThatItReadsOrThatHoldsOtherFiles) {
    folder_.write("theirs.neo4j/nodes.csv", "id:ID,:LABEL\na,\n");
    folder_.write("theirs.neo4j/edges.csv", ":START_ID,:END_ID,:TYPE\na,a,\n");
    test::expect_wrong_use(sigloom({"doctor", "theirs.neo4j", "--fix", "-o", "theirs.neo4j"}),
                           "theirs.neo4j is an input");
    folder_.write("other/diary.txt", "dear");
    const test::Outcome outcome = sigloom({"doctor", "theirs.neo4j", "--fix", "-o", "other"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.errors, HasSubstr("other"));
    EXPECT_EQ(folder_.read("other/diary.txt"), "dear");
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "other" / "nodes.csv"));
}

TEST_F(Doctor, LeavesOutScriptsThatCouldNotLoadTheTables) {
    folder_.write("plain/nodes.csv", "Id,Label\na,A\nb,\n");
    folder_.write("plain/edges.csv", "Source,Target,Type\na,b,Undirected\n");
    EXPECT_EQ(sigloom({"doctor", "plain", "--fix", "-o", "mended"}).exit_code, 0);
    EXPECT_EQ(folder_.read("mended/nodes.csv"), "Id,Label\na,A\nb,b\n");
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "mended" / "load.cypher"));
}

TEST_F(Doctor, FindsNothingInWhatWeWrite) {
    const std::string samples = (test::source_folder() / "samples").string();
    ASSERT_EQ(
        sigloom({"build", samples, "-o", "ours.json", "--layout", "force", "--with", "pagerank"})
            .exit_code,
        0);
    for (const std::string name :
         {"ours.json", "ours.graphml", "ours.gexf", "ours.graphology.json", "ours.cyjs",
          "ours.vosviewer.json", "ours.jgf.json", "ours.csv", "ours.neo4j", "ours.gml", "ours.dot",
          "ours.net", "ours.dynamic.gexf"}) {
        if (name != "ours.json") {
            ASSERT_EQ(sigloom({"convert", "ours.json", name}).exit_code, 0) << name;
        }
        const test::Outcome outcome = sigloom({"doctor", name});
        EXPECT_EQ(outcome.exit_code, 0) << name << '\n' << outcome.output << outcome.errors;
    }
}

}  // namespace
}  // namespace sigloom
