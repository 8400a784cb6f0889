#include <gmock/gmock.h>

#include "exporters/sqlite/database.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/graph_files.hpp"
#include "tests/support/random_graphs.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SqliteTest : public ::testing::Test {
  protected:
    test::Reading read() {
        DiagnosticList list;
        test::Reading reading;
        reading.graph = read_graph_file(path_, list);
        for (const Diagnostic& diagnostic : list.list()) {
            reading.messages.push_back(to_string(diagnostic));
        }
        return reading;
    }
    std::string write(const KnowledgeGraph& graph) {
        return write_graph_file(graph, *find_format("sqlite"), path_).error;
    }
    void execute(const std::string& statements) {
        // The writer's other half: a database that somebody has changed.
        sql::Database database(path_, sql::Database::Mode::create);
        database.execute(statements);
        database.close();
    }

    test::TemporaryFolder folder_;
    std::string path_ = (folder_.path() / "g.sqlite").string();
};

TEST_F(SqliteTest, EveryGraphReadsBackEqualWithItsEvidence) {
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
        const KnowledgeGraph graph = test::random_rich_graph(seed, test::Texts::legal_in_xml);
        ASSERT_EQ(write(graph), "");
        const test::Reading reading = read();
        EXPECT_THAT(reading.messages, IsEmpty());
        ASSERT_TRUE(reading.graph);
        ASSERT_EQ(reading.graph->nodes(), graph.nodes()) << "graph " << seed;
        ASSERT_EQ(reading.graph->edges(), graph.edges()) << "graph " << seed;
    }
}

TEST_F(SqliteTest, SameGraphGivesTheSameBytes) {
    const KnowledgeGraph graph = test::random_rich_graph(7, test::Texts::any);
    ASSERT_EQ(write(graph), "");
    const std::string first = folder_.read("g.sqlite");
    ASSERT_EQ(write(graph), "");
    EXPECT_EQ(folder_.read("g.sqlite"), first);
}

TEST_F(SqliteTest, EvidenceThatDoesNotFitIsLeftOutAndNamed) {
    ASSERT_EQ(write(test::random_rich_graph(40, test::Texts::legal_in_xml)), "");
    execute("PRAGMA foreign_keys = OFF; INSERT INTO evidence VALUES (0, 99, 1, 1000000)");
    const test::Reading reading = read();
    ASSERT_TRUE(reading.graph);
    EXPECT_TRUE(reading.graph->evidence().empty());
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("the evidence does not fit")));
}

TEST_F(SqliteTest, DatabasesOfOthersAndDamagedOnesAreNoGraphs) {
    execute("CREATE TABLE other (x)");
    EXPECT_THAT(read().messages, ElementsAre(HasSubstr("expected a table columns of a graph")));
    folder_.write("g.sqlite", "SQLite format 3" + std::string(5000, 'x'));
    const test::Reading reading = read();
    EXPECT_FALSE(reading.graph);
    EXPECT_THAT(reading.messages, ElementsAre(HasSubstr("file is not a database")));
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
