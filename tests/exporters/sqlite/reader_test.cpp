#include <gmock/gmock.h>

#include "core/graph/subgraph.hpp"
#include "exporters/sqlite/database.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/graph_files.hpp"
#include "tests/support/random_graphs.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using test::lines;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SqliteTest : public ::testing::Test {
  protected:
    test::Reading read(const ColumnRoles& roles = {}) {
        DiagnosticList list;
        test::Reading reading;
        reading.graph = read_graph_file(path_, list, roles);
        for (const Diagnostic& diagnostic : list.list()) {
            reading.messages.push_back(
                to_string(diagnostic).substr(folder_.path().string().size()));
        }
        return reading;
    }
    std::string write(const KnowledgeGraph& graph) {
        return write_graph_file(graph, *find_format("sqlite"), path_).error;
    }
    /// As somebody else who changes the database.
    void execute(const std::string& statements) {
        sql::Database database(path_, sql::Database::Mode::create);
        database.execute("PRAGMA foreign_keys = OFF; " + statements);
        database.close();
    }
    /// Two nodes with one edge, in one report.
    void write_small() {
        NodeTable nodes = test::node_table({{"a", "A", "theme"}, {"b", "B", ""}});
        nodes.columns = {{"Size", std::vector<std::int32_t>{3, 0}, {true, false}}};
        EdgeTable edges;
        edges.ends = {{0, 1}};
        edges.weight = {0.5};
        edges.kind.push_back("cooccurs");
        Evidence evidence;
        evidence.reports = {{"r.md", "R", "", 20240229}};
        evidence.places = {{0, 1, 2}, {{0, 3, 1'000'000}, {0, 4, 500'000}}};
        evidence.mentions = {{0, 0, 1}, {{0, 0}}};
        ASSERT_EQ(write(KnowledgeGraph(nodes, edges, evidence)), "");
    }

    test::TemporaryFolder folder_;
    std::string path_ = (folder_.path() / "g.sqlite").string();
};

TEST_F(SqliteTest, EveryGraphReadsBackEqualWithItsEvidence) {
    for (std::uint32_t seed = 0; seed < 15; ++seed) {
        const KnowledgeGraph graph = test::random_rich_graph(seed, test::Texts::legal_in_xml);
        ASSERT_EQ(write(graph), "");
        const test::Reading reading = read();
        EXPECT_THAT(reading.messages, IsEmpty());
        ASSERT_TRUE(reading.graph);
        ASSERT_EQ(*reading.graph, graph) << "graph " << seed;
    }
}

TEST_F(SqliteTest, APartOfAGraphKeepsItsEvidence) {
    const KnowledgeGraph graph = test::random_rich_graph(40, test::Texts::legal_in_xml);
    const std::vector<Node> nodes{0, 2, 5};
    const KnowledgeGraph part = induced_subgraph(graph, nodes);
    ASSERT_EQ(write(part), "");
    EXPECT_EQ(*read().graph, part);
    EXPECT_TRUE(read().graph->evidence().is_of_part);
}

TEST_F(SqliteTest, NamesOfColumnsComeBackAsTheyWere) {
    write_small();
    EXPECT_THAT(lines(*read().graph),
                ElementsAre("a|A|theme|Size=3", "b|B|", "a -- b 0.5|cooccurs"));
}

TEST_F(SqliteTest, WhatSomebodyAddedIsRead) {
    write_small();
    execute(
        "ALTER TABLE nodes ADD COLUMN note TEXT; UPDATE nodes SET note = 'mine' WHERE node = 1;"
        "ALTER TABLE edges ADD COLUMN \"since \"\"then\" INTEGER DEFAULT 7;"
        "INSERT INTO nodes (node, id, label, kind) VALUES (-9, 'c', 'C', 'issue');"
        "INSERT INTO edges (edge, source, target, weight, kind) VALUES (9, -9, 1, 2, 'k');"
        "CREATE TABLE other (x); CREATE VIEW v AS SELECT 1");
    const test::Reading reading = read();
    EXPECT_THAT(reading.messages, IsEmpty());
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("c|C|issue", "a|A|theme|Size=3", "b|B||note=mine",
                            "a -- b 0.5|cooccurs|since \"then=7", "c -- b 2|k|since \"then=7"));
    const Evidence& evidence = reading.graph->evidence();
    EXPECT_EQ(evidence.places[0].size(), 0);
    EXPECT_EQ(evidence.places[2][0].line, 4);
    EXPECT_EQ(evidence.mentions[2][0].term, 1);
}

TEST_F(SqliteTest, ColumnsThatAreAskedForAreTheRoles) {
    write_small();
    execute("ALTER TABLE edges ADD COLUMN cost REAL; UPDATE edges SET cost = 4");
    EXPECT_THAT(lines(*read({.weight = "cost", .label = "Size", .kind = {}}).graph),
                ElementsAre("a|3|theme|label=A", "b|b||label=B", "a -- b 4|cooccurs|weight=0.5d"));
    EXPECT_THROW(read({.weight = "no", .label = {}, .kind = {}}), UnreadableFormat);
}

TEST_F(SqliteTest, FaultsNameTheirTableAndRow) {
    write_small();
    execute(
        "PRAGMA ignore_check_constraints = ON; DROP INDEX edges_ends; DROP INDEX nodes_id;"
        "ALTER TABLE nodes ADD COLUMN picture BLOB; UPDATE nodes SET picture = x'00' WHERE node = "
        "1;"
        "INSERT INTO nodes VALUES (2, 'a', 'again', '', 1, NULL);"
        "UPDATE nodes SET label = CAST(x'41FF' AS TEXT) WHERE node = 0;"
        "INSERT INTO edges VALUES (1, 0, 7, 1, ''), (2, 0, 1, -1, ''), (3, 1, 1, 1, '')");
    const test::Reading reading = read();
    EXPECT_THAT(
        reading.messages,
        ElementsAre(
            "/g.sqlite (table nodes):1: error: bytes that are no UTF-8 were replaced by U+FFFD "
            "[invalid-utf8]",
            "/g.sqlite (table nodes):2: error: expected a number or a text as 'picture', got a "
            "blob; the value was left out [graph-content]",
            "/g.sqlite (table nodes):3: error: node 'a' stands twice; the second was left out "
            "[graph-content]",
            "/g.sqlite (table edges):2: error: expected two nodes that are there, got 0 and 7; the "
            "edge was left out [graph-content]",
            "/g.sqlite (table edges):3: error: expected a weight above 0, got '-1'; the edge was "
            "left out [graph-content]",
            "/g.sqlite (table edges):4: note: the loop at node 'b' was left out "
            "[graph-simplified]"));
    EXPECT_THAT(lines(*reading.graph),
                ElementsAre("a|A\uFFFD|theme|Size=3", "b|B|", "a -- b 0.5|cooccurs"));
}

TEST_F(SqliteTest, EvidenceThatDoesNotFitIsLeftOutAndNamed) {
    for (const char* change : {
             "INSERT INTO evidence VALUES (0, 99, 1, 1000000, NULL)",
             "INSERT INTO evidence VALUES (99, 0, 1, 1000000, NULL)",
             "UPDATE evidence SET relevancy = 1000001",
             "UPDATE evidence SET line = -1",
             "INSERT INTO mentions VALUES (0, 0, 5)",
             "UPDATE reports SET report = 3",
         }) {
        write_small();
        execute(change);
        const test::Reading reading = read();
        ASSERT_TRUE(reading.graph) << change;
        EXPECT_TRUE(reading.graph->evidence().empty()) << change;
        EXPECT_THAT(reading.messages,
                    ElementsAre("/g.sqlite: error: the evidence does not fit the nodes and the "
                                "reports; both were left out [graph-content]"))
            << change;
    }
}

TEST_F(SqliteTest, DatabasesOfOthersAndDamagedOnesAreNoGraphs) {
    execute("CREATE TABLE nodes (x); CREATE TABLE columns (y)");
    EXPECT_THAT(read().messages,
                ElementsAre("/g.sqlite: error: expected a database that sigloom wrote, got one "
                            "without a table edges [graph-syntax]"));
    execute("CREATE TABLE edges (x)");
    EXPECT_THAT(read().messages, ElementsAre(HasSubstr("error: no such column: name")));
    folder_.write("g.sqlite", "SQLite format 3" + std::string(5000, 'x'));
    EXPECT_THAT(read().messages, ElementsAre(HasSubstr("file is not a database")));
}

TEST_F(SqliteTest, ViewsAndVirtualTablesAreNeverRun) {
    // A view can go on for ever.
    execute(
        "CREATE TABLE columns (owner, position, name, type, title); CREATE TABLE edges (x);"
        "CREATE VIEW nodes AS WITH RECURSIVE n(node) AS (SELECT 1 UNION ALL SELECT node + 1 FROM n)"
        " SELECT node, node AS id, node AS label, '' AS kind FROM n");
    EXPECT_THAT(read().messages, ElementsAre(HasSubstr("without a table nodes")));
    execute("DROP VIEW nodes; CREATE VIRTUAL TABLE nodes USING fts5 (node, id, label, kind)");
    EXPECT_THAT(read().messages, ElementsAre(HasSubstr("without a table nodes")));
}

TEST_F(SqliteTest, AnyByteMayBeWrongWithoutACrash) {
    write_small();
    const std::string whole = folder_.read("g.sqlite");
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size(); at += at < 8192 ? 211 : 1999) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
        folder_.write("g.sqlite", bytes);
        refused += read().messages.empty() ? 0 : 1;
    }
    folder_.write("g.sqlite", whole.substr(0, whole.size() / 2));
    EXPECT_FALSE(read().messages.empty());
    EXPECT_GT(refused, 0);
}

TEST_F(SqliteTest, SameGraphGivesTheSameBytes) {
    const KnowledgeGraph graph = test::random_rich_graph(7, test::Texts::any);
    ASSERT_EQ(write(graph), "");
    const std::string first = folder_.read("g.sqlite");
    ASSERT_EQ(write(graph), "");
    EXPECT_EQ(folder_.read("g.sqlite"), first);
}

TEST_F(SqliteTest, FullDiskIsAnErrorAndLeavesTheOldFile) {
    ASSERT_EQ(write(KnowledgeGraph()), "");
    const std::string before = folder_.read("g.sqlite");
    {
        const test::FullDisk full(30'000);
        EXPECT_NE(write(test::random_rich_graph(9, test::Texts::any)), "");
    }
    EXPECT_EQ(folder_.read("g.sqlite"), before);
    EXPECT_THAT(folder_.names(), ElementsAre("g.sqlite"));
}

}  // namespace
}  // namespace sigloom
