#include "tools/weighting.hpp"

#include <gmock/gmock.h>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using testing::EndsWith;
using testing::HasSubstr;

class WeightingTest : public test::ProgramTest {};

TEST_F(WeightingTest, IsAnOptionOfEveryCommandThatTakesAGraph) {
    EXPECT_THAT(output_of({"ego", "reports", "harbours", "--weight", "jaccard", "--format", "csv"}),
                EndsWith("\r\ntheme:automation,automation,theme,0.5,1,cooccurs\r\n"
                         "theme:robots,Robots,theme,0.5,1,cooccurs\r\n"));
    EXPECT_THAT(output_of({"path", "reports", "harbours", "robots", "--weight", "jaccard"}),
                EndsWith("hops 1, distance 2\n"));
    EXPECT_THAT(output_of({"help", "rank"}), HasSubstr("\nSchemes of --weight:\n  relevancy"));
}

TEST_F(WeightingTest, WorksFromAJsonFileToo) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.json", "-q"}).exit_code, 0);
    for (const char* scheme : {"fractional", "association", "log-likelihood"}) {
        EXPECT_EQ(output_of({"rank", "g.json", "--by", "strength", "--weight", scheme}),
                  output_of({"rank", "reports", "--by", "strength", "--weight", scheme}));
    }
    ASSERT_EQ(sigloom({"build", "g.json", "--weight", "cosine", "-o", "c.json", "-q"}).exit_code,
              0);
    ASSERT_EQ(sigloom({"build", "c.json", "--weight", "relevancy", "-o", "h.json", "-q"}).exit_code,
              0);
    EXPECT_EQ(folder_.read("h.json"), folder_.read("g.json"));
}

TEST_F(WeightingTest, KnowsOfAllReportsInAFileOfSomeNodes) {
    folder_.write("reports/whales.md", "# Whales\n\n## Themes\n\n* whales\n* seals\n");
    ASSERT_EQ(sigloom({"ego", "reports", "robots", "-o", "ego.json"}).exit_code, 0);
    for (const char* scheme : {"association-occurrence", "npmi", "log-likelihood"}) {
        EXPECT_EQ(output_of({"edges", "ego.json", "--weight", scheme}),
                  output_of({"edges", "reports", "--thin", "ego:1:robots", "--weight", scheme}));
    }
}

TEST_F(WeightingTest, WarnsWhereAPartIsWeighedByWhatItsNodesAreJoinedTo) {
    ASSERT_EQ(sigloom({"ego", "reports", "harbours", "-o", "ego.json"}).exit_code, 0);
    ASSERT_EQ(sigloom({"build", "ego.json", "-o", "again.json", "-q"}).exit_code, 0);
    for (const char* scheme : {"fractional", "association"}) {
        const std::string warning =
            std::string("sigloom: warning: --weight ") + scheme +
            " goes by the nodes and edges that are left of a graph; for the weights in the whole "
            "graph, leave them out behind it (--thin), not before (--min-count)\n";
        EXPECT_EQ(sigloom({"info", "again.json", "--weight", scheme}).errors, warning);
        EXPECT_EQ(sigloom({"info", "reports", "--weight", scheme}).errors, "");
        ASSERT_EQ(
            sigloom({"ego", "reports", "harbours", "--weight", scheme, "-o", "w.json"}).errors, "");
        EXPECT_EQ(output_of({"edges", "w.json"}),
                  output_of({"edges", "reports", "--weight", scheme, "--thin", "ego:1:harbours"}));
    }
    EXPECT_EQ(sigloom({"info", "ego.json", "--weight", "npmi", "-q"}).errors, "");
    EXPECT_EQ(sigloom({"info", "ego.json", "--weight", "jaccard"}).errors, "");
}

TEST_F(WeightingTest, SaysHowManyEdgesAreNoTies) {
    // Of two reports, both name robots and automation: nothing that is in one tells of these.
    const test::Outcome outcome =
        sigloom({"info", "reports", "--weight", "npmi", "--thin", "linked"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.errors,
                HasSubstr("--weight npmi leaves out 6 edges, whose weight would not be above 0\n"));
    EXPECT_THAT(outcome.errors, HasSubstr("--thin linked leaves 4 nodes, 2 edges\n"));
}

TEST_F(WeightingTest, UnknownSchemesAreWrongUseAndMissingEvidenceAFailure) {
    expect_wrong_use(sigloom({"info", "reports", "--weight", "jacard"}),
                     "unknown --weight 'jacard'; did you mean jaccard");
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.graphml", "-q"}).exit_code, 0);
    EXPECT_EQ(sigloom({"info", "g.graphml", "--weight", "jaccard"}).exit_code, 0);
    expect_failure(sigloom({"info", "g.graphml", "--weight", "npmi"}),
                   "--weight npmi: it takes the number of all reports");
    expect_failure(sigloom({"info", "g.graphml", "--weight", "fractional"}),
                   "--weight fractional: it takes the evidence");
}

}  // namespace
}  // namespace sigloom
