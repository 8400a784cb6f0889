#include "tools/thinning.hpp"

#include <gmock/gmock.h>

#include "tests/support/program_fixture.hpp"

namespace sigloom {
namespace {

using test::expect_failure;
using test::expect_wrong_use;
using test::Outcome;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

TEST(ThinStep, IsANameAndAValue) {
    const ThinStep step = thin_step("disparity:0.05");
    ASSERT_EQ(step.any_of.size(), 1U);
    EXPECT_EQ(step.any_of[0].filter->name, "disparity");
    EXPECT_EQ(step.any_of[0].argument.number, 0.05);
    EXPECT_THAT(thin_step("kind:theme,signal").any_of[0].argument.kinds,
                ElementsAre("theme", "signal"));
    EXPECT_EQ(thin_step("ego:2:theme:open data").any_of[0].node_name, "theme:open data");
    EXPECT_EQ(thin_step("ego:2:theme:open data").any_of[0].argument.number, 2);
}

TEST(ThinStep, JoinsFiltersByAPlusThatTheNameOfAFilterFollows) {
    const ThinStep step = thin_step("ego:1:C++ and +more+top:3+tree");
    ASSERT_EQ(step.any_of.size(), 3U);
    EXPECT_EQ(step.any_of[0].node_name, "C++ and +more");
    EXPECT_EQ(step.any_of[1].argument.number, 3);
    EXPECT_EQ(step.any_of[2].filter->name, "tree");
}

class ThinningTest : public test::ProgramTest {};

TEST_F(ThinningTest, TakesTheStepsOneAfterTheOtherAndSaysWhatTheyLeave) {
    const Outcome outcome =
        sigloom({"build", "reports", "--thin", "weight:1", "--thin", "core:2", "-o", "g.json"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.errors, EndsWith("--thin weight:1 leaves 5 nodes, 5 edges\n"
                                         "--thin core:2 leaves 4 nodes, 5 edges\n"
                                         "2 reports, 4 nodes, 5 edges, written to g.json\n"));
    EXPECT_EQ(
        output_of({"rank", "g.json", "--by", "degree"}),
        output_of({"rank", "reports", "--thin", "weight:1", "--thin", "core:2", "--by", "degree"}));
}

TEST_F(ThinningTest, SharesAreOfAllReportsWhateverWasLeftOutBefore) {
    const auto left_by = [&](const char* first, const char* second) {
        return output_of({"rank", "reports", "--by", "degree", "--thin", first, "--thin", second});
    };
    const std::string left = left_by("kind:signal", "without-hubs:0.5");
    EXPECT_THAT(left, HasSubstr("Crewless ferries"));
    EXPECT_EQ(left, left_by("without-hubs:0.5", "kind:signal"));
}

TEST_F(ThinningTest, AStepOfSeveralFiltersKeepsWhatEitherKeeps) {
    EXPECT_THAT(output_of({"info", "reports", "--thin", "kind:signal+ego:0:robots"}),
                HasSubstr("node kinds    signal 1, theme 1\n"));
    EXPECT_THAT(sigloom({"info", "reports", "--thin", "weight:2+tree"}).errors,
                HasSubstr("leaves 5 nodes, 4 edges\n"));
}

TEST_F(ThinningTest, IsAnOptionOfEveryCommandThatTakesAGraph) {
    EXPECT_THAT(output_of({"ego", "reports", "robots", "--thin", "kind:signal,theme", "--thin",
                           "weight:2", "--format", "csv"}),
                EndsWith("\r\ntheme:automation,automation,theme,2,2,cooccurs\r\n"));
    expect_failure(sigloom({"path", "reports", "harbours", "shipping", "--thin", "weight:2"}),
                   "no path leads");
    EXPECT_THAT(
        output_of({"why", "reports", "harbours", "robots", "--thin", "weight:2"}),
        HasSubstr("\nno edge joins them\n\nThese list both, and add nothing to an edge:\n"));
    EXPECT_EQ(sigloom({"convert", "reports", "t.json", "--thin", "weight:2"}).exit_code, 0);
    expect_wrong_use(sigloom({"names", "reports", "--thin", "giant"}), "unknown option '--thin'");
}

TEST_F(ThinningTest, WhatMakesNoSenseIsWrongUse) {
    const auto with = [&](const std::string& step) {
        return sigloom({"info", "reports", "--thin", step});
    };
    expect_wrong_use(with("disparty:0.05"), "unknown filter 'disparty'; did you mean disparity");
    expect_wrong_use(with("disparity"), "--thin disparity:ALPHA must have a number from 0 to 1");
    expect_wrong_use(with("disparity:1.5"), "--thin disparity:ALPHA must have a number");
    expect_wrong_use(with("disparity:nan"), "--thin disparity:ALPHA must have a number");
    expect_wrong_use(with("top:1.5"), "--thin top:K must have a whole number from 0");
    expect_wrong_use(with("giant:1"), "--thin giant takes no value");
    expect_wrong_use(with("kind:"), "--thin kind:KIND,... must have one or more kinds");
    expect_wrong_use(with("ego:robots"), "--thin ego:RADIUS:NODE must have a whole number");
}

TEST_F(ThinningTest, WhatTheGraphDoesNotHaveIsAFailure) {
    ASSERT_EQ(sigloom({"build", "reports", "-o", "g.graphml", "-q"}).exit_code, 0);
    const auto with = [&](const std::string& step) {
        return sigloom({"info", "g.graphml", "--thin", step});
    };
    expect_failure(with("kind:topic"),
                   "--thin kind:topic: no node is of kind 'topic'; the kinds here: signal, theme");
    expect_failure(with("without-hubs:0.1"), "--thin without-hubs:0.1: which nodes are hubs");
    expect_failure(with("ego:1:nobody"), "no node is called 'nobody'");
}

TEST_F(ThinningTest, HelpListsTheFilters) {
    EXPECT_THAT(output_of({"help", "build"}),
                HasSubstr("\nFilters of --thin:\n  disparity:ALPHA "));
    EXPECT_THAT(output_of({"help", "names"}), testing::Not(HasSubstr("--thin")));
}

}  // namespace
}  // namespace sigloom
