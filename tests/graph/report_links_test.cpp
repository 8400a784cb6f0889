#include "core/graph/report_links.hpp"

#include <gmock/gmock.h>

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ReportLinksTest : public testing::Test {
  protected:
    [[nodiscard]] std::vector<std::string> found(std::uint32_t from,
                                                 std::string_view target) const {
        std::vector<std::string> paths;
        for (const std::uint32_t report : links_.find(from, target)) {
            paths.push_back(paths_[report]);
        }
        return paths;
    }

    std::vector<std::string> paths_{"./in/a/tide.md",     "./in/a/two words.md", "in/a/x.md",
                                    "in/b/Wind.markdown", "in/b/c#.md",          "in/b/x.md",
                                    "in/c/d/x.md",        "in/v1.2.md"};
    ReportLinks links_{paths_};
    static constexpr std::uint32_t a_tide = 0;
    static constexpr std::uint32_t b_wind = 3;
    static constexpr std::uint32_t v1_2 = 7;
};

TEST_F(ReportLinksTest, ALinkIsAPathFromItsOwnFolder) {
    for (const char* link : {"x", "x.md", "./x.md", "../a/x.md", "../b/.././a/x", "x.markdown",
                             "x.md#signals", "x?raw=1", "X.MD", "../A/x.md", "..\\a\\x.md"}) {
        EXPECT_THAT(found(a_tide, link), ElementsAre("in/a/x.md")) << link;
    }
    EXPECT_THAT(found(a_tide, "../b/x.md"), ElementsAre("in/b/x.md"));
    EXPECT_THAT(found(v1_2, "a/x"), ElementsAre("in/a/x.md"));
    EXPECT_THAT(found(b_wind, "../v1.2"), ElementsAre("in/v1.2.md"));
}

TEST_F(ReportLinksTest, OfSeveralReportsInAFileItIsTheFirst) {
    const std::vector<std::string> paths{"a.md", "b.md", "b.md", "b.md"};
    EXPECT_THAT(ReportLinks(paths).find(0, "b#2"), ElementsAre(1));
    EXPECT_THAT(ReportLinks(paths).find(3, "b"), ElementsAre(1));
}

TEST_F(ReportLinksTest, ALinkMayBePercentEncoded) {
    for (const char* link : {"two%20words.md", "two words", "./two%20Words"}) {
        EXPECT_THAT(found(a_tide, link), ElementsAre("./in/a/two words.md")) << link;
    }
    EXPECT_THAT(found(b_wind, "c%23.md"), ElementsAre("in/b/c#.md"));
    EXPECT_THAT(found(b_wind, "c#.md"), ElementsAre("in/b/c#.md"));
    EXPECT_THAT(found(a_tide, "two%2words"), IsEmpty());
    EXPECT_THAT(found(a_tide, "two words%"), IsEmpty());
}

TEST_F(ReportLinksTest, TheNameAloneCountsWhereNothingIsAtThePath) {
    EXPECT_THAT(found(a_tide, "wind"), ElementsAre("in/b/Wind.markdown"));
    EXPECT_THAT(found(a_tide, "/elsewhere/Wind.md"), ElementsAre("in/b/Wind.markdown"));
}

TEST_F(ReportLinksTest, OfReportsOfOneNameTheFoldersOfTheLinkTell) {
    EXPECT_THAT(found(v1_2, "d/x.md"), ElementsAre("in/c/d/x.md"));
    EXPECT_THAT(found(a_tide, "/b/x"), ElementsAre("in/b/x.md"));
    EXPECT_THAT(found(v1_2, "x"), ElementsAre("in/a/x.md", "in/b/x.md", "in/c/d/x.md"));
    EXPECT_THAT(found(v1_2, "gone/x"), ElementsAre("in/a/x.md", "in/b/x.md", "in/c/d/x.md"));
}

TEST_F(ReportLinksTest, LetterCaseTellsWhatElseIsEqual) {
    const std::vector<std::string> paths{"A.md", "a.markdown", "a.md", "b.md"};
    const ReportLinks links(paths);
    EXPECT_THAT(links.find(3, "A"), ElementsAre(0));
    EXPECT_THAT(links.find(3, "a.md"), ElementsAre(2));
    EXPECT_THAT(links.find(3, "a"), ElementsAre(1, 2));
}

TEST_F(ReportLinksTest, WhatIsNoPathOfAReportLeadsNowhere) {
    for (const char* link :
         {"", "#x", ".", "..", "../", "https://example.org/x.md", "y.md", "x/"}) {
        EXPECT_THAT(found(a_tide, link), IsEmpty()) << link;
    }
    std::string marks;
    while (marks.size() < 4'000'000) marks += "\u0300\u0323";
    EXPECT_THAT(found(a_tide, marks), IsEmpty());
}

}  // namespace
}  // namespace sigloom
