#include <gmock/gmock.h>

#include "tests/report/reading.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

TEST(OddText, ItemsInsideItemsAreTerms) {
    const auto [report, said] =
        read("# T\n## Keywords\n* sea\n  * tide\n    1. ebb\n    2. flow\n* wind\n* *\n");
    EXPECT_THAT(texts(report.keywords), ElementsAre("sea", "tide", "ebb", "flow", "wind"));
    EXPECT_EQ(report.keywords[3].position, (Position{6, 8}));
    EXPECT_THAT(said, ElementsAre("r.md:5:5: note: list inside an item; its items count like the "
                                  "others [nested-item]",
                                  "r.md:4:3: note: list inside an item; its items count like the "
                                  "others [nested-item]"));
}

TEST(OddText, ASummaryIsAllTextButCode) {
    const auto [report, said] = read(with_keywords(
        "## Summary\n\nOne `two`.\n\n* three\n  * four\n\n    five\n\n> six\n> * seven\n\n"
        "```\neight\n```\n\n<p>nine</p>\n\n* ten\n\n  ```\n  eleven\n  ```\n\n```\n```\n"));
    EXPECT_EQ(report.summary, "One two.\nthree four five\nsix seven\nten");
    EXPECT_THAT(said,
                ElementsAre("r.md:19:1: warning: code, not used: \"eight\" [stray-text]",
                            "r.md:23:1: warning: HTML, not used: \"<p>nine</p>\" [stray-text]",
                            "r.md:27:3: warning: code, not used: \"eleven\" [stray-text]"));
}

TEST(OddText, TextWhereNoneIsExpectedIsQuotedWhateverItsForm) {
    const auto [report, said] =
        read("# T\n\n> * quoted\n\n    code\n\n<!-- remark -->\n\n***\n\n## Keywords\n* a\n");
    EXPECT_THAT(said,
                ElementsAre("r.md:3:1: warning: text where none is expected, not used: \"quoted\" "
                            "[stray-text]",
                            "r.md:5:5: warning: code, not used: \"code\" [stray-text]",
                            "r.md:7:1: warning: HTML, not used: \"<!-- remark -->\" "
                            "[stray-text]"));
}

TEST(OddText, OtherHasOneCategoryAndOneTypeAtAnyDepth) {
    const auto [report, said] =
        read(with_keywords("## Other\n\n* Category: energy\n  * Type: news\n* Category: sea\n"
                           "* type: news\n"));
    EXPECT_EQ(report.category, "energy");
    EXPECT_EQ(report.type, "news");
    EXPECT_THAT(
        said, ElementsAre("r.md:11:1: warning: expected one category, got \"energy\" and \"sea\"; "
                          "the second was not used [unknown-field]"));
}

TEST(OddText, EveryClosestLinkCounts) {
    const auto [report, said] = read(
        with_keywords("## Closest\n\n* [A](a), [B](b)\n  * [C](c.md)\n* [D](d) is near\n* none\n\n"
                      "[E](e)\n[F](<f g.md>)\n"));
    EXPECT_THAT(report.closest,
                ElementsAre(ReportLink{"A", "a", {9, 3}}, ReportLink{"B", "b", {9, 11}},
                            ReportLink{"C", "c.md", {10, 5}}, ReportLink{"D", "d", {11, 3}},
                            ReportLink{"E", "e", {14, 1}}, ReportLink{"F", "f g.md", {15, 1}}));
    EXPECT_THAT(said,
                ElementsAre("r.md:11:1: warning: text beside a link, not used: \"is near\" "
                            "[stray-text]",
                            "r.md:12:1: warning: text where none is expected, not used: \"none\" "
                            "[stray-text]"));
}

TEST(OddText, TheFirstLinkBeforeTheSectionsIsTheSource) {
    const auto [report, said] =
        read("# T\n\n__[External link](u)__ of [Ann](v)\n\n[more](w)\n\n## Keywords\n* a\n");
    EXPECT_EQ(report.url, "u");
    EXPECT_THAT(said,
                ElementsAre("r.md:3:1: warning: text beside a link, not used: \"of\" [stray-text]",
                            "r.md:3:27: warning: text where none is expected, not used: \"Ann\" "
                            "[stray-text]",
                            "r.md:5:1: warning: text where none is expected, not used: \"more\" "
                            "[stray-text]"));
}

TEST(OddText, TagsThatOnlyFormatAreNoText) {
    const auto [report, said] = read(
        "# T\n## Keywords\n* CO<sub>2</sub><BR/>tax <em class=\"x\">now</em>\n* List<Item>\n"
        "## Issues\n| name | relevancy |\n|---|---|\n| a<br>b | 4 |\n");
    EXPECT_THAT(texts(report.keywords), ElementsAre("CO2 tax now", "List<Item>"));
    EXPECT_EQ(report.rows.at(0).name, "a b");
}

TEST(OddText, ALongTagOrTitleEndsSoon) {
    std::string marks;
    while (marks.size() < 1'000'000) marks += "\u0300\u0323";
    const std::string a(1'000'000, 'a');
    const auto [report, said] =
        read("# __T__ " + a + " [" + a + "b](p)\n## Themes\n* x <y z=\"" + marks + "\">\n");
    EXPECT_EQ(report.title, "T");
    EXPECT_THAT(said, testing::Contains(testing::HasSubstr("[name-too-long]")));
}

TEST(OddText, WhatStandsBelowASubheadingCountsForItsSection) {
    const std::string table = "| name | relevancy |\n|---|---|\n| ";
    const auto [report, said] = read(with_keywords(
        "## Signals:\n\n### Near\n\n" + table + "A | 3 |\n\n#### Far\n\n" + table +
        "B | 4 |\n\n### Issues\n\n" + table + "C | 5 |\n\n## Notes\n\n" + table + "D | 5 |\n"));
    ASSERT_EQ(report.rows.size(), 3U);
    EXPECT_EQ(report.rows[1].name, "B");
    EXPECT_EQ(report.rows[1].kind, RowKind::signal);
    EXPECT_EQ(report.rows[2].kind, RowKind::issue);
    EXPECT_THAT(said,
                ElementsAre("r.md:9:1: note: heading \"Near\" inside \"Signals:\"; what stands "
                            "below it counts for that section [subheading]",
                            "r.md:15:1: note: heading \"Far\" inside \"Signals:\"; what stands "
                            "below it counts for that section [subheading]",
                            "r.md:27:1: warning: unknown section \"Notes\", not used "
                            "[unknown-section]"));
}

TEST(OddText, NoWordOfATitleIsLostSilently) {
    const auto [report, said] =
        read("# __Tides__ and winds, (from page [20240131](p).)\n## Themes\n* a\n");
    EXPECT_EQ(report.title, "Tides and winds");
    EXPECT_EQ(report.date.number(), 20240131);
    EXPECT_EQ(report.origin_url, "p");
    EXPECT_THAT(said,
                ElementsAre("r.md:1:1: note: title in another form than __Title__, (from page "
                            "[YYYYMMDD](url).) [old-title]"));
    EXPECT_THAT(
        read("# __Tides__ and winds, from ([2194.0](p).)\n## Themes\n* a\n").said,
        testing::Contains("r.md:1:1: warning: text beside the title, not used: \"and winds,  "
                          "(.)\" [stray-text]"));
}

}  // namespace
}  // namespace sigloom
