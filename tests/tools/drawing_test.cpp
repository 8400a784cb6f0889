// Positions and colours in the files that commands write.
#include "tools/drawing.hpp"

#include "core/graph/column_names.hpp"
#include "tests/support/program_fixture.hpp"
#include "tests/support/random_graphs.hpp"
#include "tools/results.hpp"

namespace sigloom {
namespace {

using test::expect_wrong_use;
using test::ProgramTest;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Says which columns the nodes have.
ExportNotes write_columns(const Export& what, Output& output) {
    for (const Column& column : what.graph.nodes().columns) output.write(column.name + " ");
    return {};
}

const Format plain{.name = "plain", .suffixes = {".plain"}, .summary = "", .write = write_columns};
const Format drawing{.name = "drawing",
                     .suffixes = {".drawing"},
                     .summary = "",
                     .write = write_columns,
                     .needs = {.positions = true, .colors = true}};

TEST_F(ProgramTest, OnlyFormatsThatDrawGetPositionsUnasked) {
    const std::string path = folder_.path().string();
    const KnowledgeGraph graph = test::random_graph(8);
    Messages messages(Verbosity::errors_only);
    const std::vector<GraphTarget> targets{{path + "/a.drawing", &drawing, {}},
                                           {path + "/a.plain", &plain, {}}};
    EXPECT_EQ(write_graph(graph, targets, {}, {}, messages), 0);
    EXPECT_THAT(folder_.read("a.drawing"),
                AllOf(HasSubstr("x y "), HasSubstr("size "), HasSubstr("color "),
                      HasSubstr("community "), HasSubstr("community_name ")));
    EXPECT_EQ(folder_.read("a.plain"), "");
}

TEST_F(ProgramTest, WithoutALayoutAFormatThatDrawsNeedsAGraphThatHasOne) {
    const std::string path = folder_.path().string();
    Messages messages(Verbosity::errors_only);
    const std::vector<GraphTarget> targets{
        {path + "/a.drawing", &drawing, {}, {.layout = LayoutChoice::none}}};
    testing::internal::CaptureStderr();
    EXPECT_EQ(write_graph(test::random_graph(8), targets, {}, {}, messages), 1);
    EXPECT_THAT(testing::internal::GetCapturedStderr(),
                HasSubstr("drawing needs positions and colours, which the graph lacks\n"));
}

TEST_F(ProgramTest, EveryFormatCarriesTheLayoutThatIsAskedFor) {
    ASSERT_EQ(
        sigloom({"build", "reports", "-q", "--layout", "force", "-o", "g.graphml", "-o", "g.json"})
            .exit_code,
        0);
    for (const char* file : {"g.graphml", "g.json"}) {
        EXPECT_THAT(folder_.read(file),
                    AllOf(HasSubstr("\"x\""), HasSubstr("\"size\""), HasSubstr("\"color\""),
                          HasSubstr("\"community_name\""), HasSubstr("\"backbone\"")));
    }
    // What is there stays, and comes back as it was.
    ASSERT_EQ(sigloom({"convert", "g.graphml", "again.graphml", "-q"}).exit_code, 0);
    EXPECT_EQ(folder_.read("again.graphml"), folder_.read("g.graphml"));
    ASSERT_EQ(sigloom({"build", "reports", "-q", "-o", "plain.graphml"}).exit_code, 0);
    EXPECT_THAT(folder_.read("plain.graphml"), Not(HasSubstr("community")));
}

TEST_F(ProgramTest, ALayoutIsTheSameForAnyNumberOfThreads) {
    for (const char* threads : {"1", "2"}) {
        ASSERT_EQ(sigloom({"build", "reports", "-q", "--layout", "force", "--threads", threads,
                           "-o", std::string(threads) + ".json"})
                      .exit_code,
                  0);
    }
    EXPECT_EQ(folder_.read("1.json"), folder_.read("2.json"));
}

TEST_F(ProgramTest, AnEarlierLayoutIsAGraphFileWithPositions) {
    ASSERT_EQ(sigloom({"build", "reports", "-q", "-o", "plain.graphml"}).exit_code, 0);
    const auto build_from = [&](const std::string& file) {
        return sigloom({"build", "reports", "-q", "--layout-from", file, "-o", "g.json",
                        "--color-by", "kind"});
    };
    const auto missing = build_from("none.graphml");
    EXPECT_EQ(missing.exit_code, 1);
    EXPECT_THAT(missing.errors, HasSubstr("--layout-from none.graphml"));
    const auto without = build_from("plain.graphml");
    EXPECT_EQ(without.exit_code, 1);
    EXPECT_THAT(without.errors,
                HasSubstr("--layout-from plain.graphml: the earlier graph has no positions"));
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "g.json"));
    ASSERT_EQ(
        sigloom({"build", "reports", "-q", "--layout", "force", "-o", "old.graphml"}).exit_code, 0);
    EXPECT_EQ(build_from("old.graphml").exit_code, 0);
}

TEST_F(ProgramTest, LayoutsAndColorsHaveFewNames) {
    expect_wrong_use(sigloom({"build", "reports", "-o", "g.json", "--layout", "forse"}),
                     "unknown --layout 'forse'; it must be force or none");
    expect_wrong_use(sigloom({"build", "reports", "-o", "g.json", "--color-by", "size"}),
                     "unknown --color-by 'size'; it must be community or kind");
}

}  // namespace
}  // namespace sigloom
