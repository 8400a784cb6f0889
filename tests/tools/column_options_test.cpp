#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::ProgramTest;
using ::testing::HasSubstr;

TEST_F(ProgramTest, MeasuresSizesAndEvidenceBecomeColumnsOfAGraphFile) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "--with", "pagerank,trussness",
                       "--size-by", "degree", "--evidence", "1"})
                  .exit_code,
              0);
    const auto graph = nlohmann::json::parse(folder_.read("g.json"));
    double largest = 0;
    for (const auto& node : graph["nodes"]) {
        EXPECT_GT(node["pagerank"].get<double>(), 0);
        EXPECT_GE(node["size"].get<double>(), 2);
        largest = std::max(largest, node["size"].get<double>());
    }
    EXPECT_DOUBLE_EQ(largest, 17);
    for (const auto& edge : graph["edges"]) {
        const auto evidence = edge["evidence"].get<std::string>();
        EXPECT_THAT(evidence, HasSubstr(" <https://example.org/"));
        EXPECT_EQ(evidence.find('\n'), std::string::npos);
    }
}

TEST_F(ProgramTest, OnlyTheColumnsThatAreNamedAreWritten) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "--columns", "reports,count"}).exit_code,
              0);
    const auto graph = nlohmann::json::parse(folder_.read("g.json"));
    EXPECT_EQ(graph["graph"]["node_columns"].dump(), R"({"reports":"int"})");
    EXPECT_EQ(graph["graph"]["edge_columns"].dump(), R"({"count":"int"})");
}

TEST_F(ProgramTest, UnknownMeasuresAndColumnsAreErrors) {
    const auto wrong = sigloom({"build", "reports", "-o", "g.json", "--with", "pagernk"});
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_THAT(wrong.errors, HasSubstr("unknown measure 'pagernk'; did you mean pagerank"));
    const auto failed = sigloom({"build", "reports", "-o", "g.json", "--columns", "report"});
    EXPECT_EQ(failed.exit_code, 1);
    EXPECT_THAT(failed.errors, HasSubstr("unknown column 'report'; did you mean reports"));
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.graphml"}).exit_code, 0);
    const auto without = sigloom({"convert", "g.graphml", "h.json", "--evidence", "2"});
    EXPECT_EQ(without.exit_code, 1);
    EXPECT_THAT(without.errors, HasSubstr("does not say which reports it rests on"));
}

TEST_F(ProgramTest, DistinctPublishersAreAColumnOfNodesAndEdges) {
    std::string other = test::harbours;
    other.replace(other.find("example.org/harbours"), 11, "example.net");
    folder_.write("reports/harbours.md", other);
    const auto nodes =
        output_of({"nodes", "reports", "--columns", "publishers", "--format", "csv"});
    EXPECT_THAT(nodes, HasSubstr("theme:robots,Robots,theme,2\r\n"));
    EXPECT_THAT(nodes, HasSubstr("theme:shipping,shipping,theme,1\r\n"));
    EXPECT_THAT(output_of({"edges", "reports", "--columns", "publishers", "--format", "csv"}),
                HasSubstr("theme:automation,theme:robots,cooccurs,2,2\r\n"));
    EXPECT_THAT(output_of({"nodes", "reports", "--columns", "all", "--format", "csv"}),
                testing::Not(HasSubstr("publishers")))
        << "all are those that are stored";
}

}  // namespace
}  // namespace sigloom
