// Reports as people write them by hand, and as note-taking programs keep them.
#include <gmock/gmock.h>

#include "tests/report/reading.hpp"

namespace sigloom {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> keywords_of(const std::string& section) {
    return texts(read("# T\n## Keywords\n\n" + section + "\n\n## Themes\n* x\n").report.keywords);
}

TEST(HandWritten, MarkupThatNobodySeesIsNoPartOfAName) {
    const auto [report, said] = read(
        "# T\n## Keywords\n- tide <!-- todo --> pools\n- kelp <br/> rope\n- sea<?x y?> ice\n"
        "- wind <![CDATA[ z ]]>farm\n- rural <script>alert(1)</script> schools\n"
        "- mills<script>\n- a<p>b</p><style>c{}</style>\n- <p>salt</p>\n"
        "- <!-- todo --> dunes\n- <?x y?>reefs\n- <![CDATA[x]]>sand\n- <!-- a\n\n  b -->\n"
        "- <div>\n  otters\n  </div>\n- <script>d()</script>\n"
        "## Issues\n| name | description | relevancy |\n|---|---|---|\n"
        "| Alpha <!-- x --> one | text <!-- y --> more<script>z</script> | 4 |\n");
    EXPECT_THAT(texts(report.keywords),
                ElementsAre("tide pools", "kelp rope", "sea ice", "wind farm", "rural schools",
                            "mills", "a b", "salt", "dunes", "reefs", "sand", "otters"));
    EXPECT_EQ(report.rows.at(0).name, "Alpha one");
    EXPECT_EQ(report.rows.at(0).description, "text more");
    EXPECT_THAT(said, ElementsAre(HasSubstr("HTML, not used: \"<!-- a"),
                                  HasSubstr("HTML, not used: \"<script>d")));
}

TEST(HandWritten, SpacesAndInvisibleCharactersAreCleaned) {
    EXPECT_THAT(
        keywords_of("- sea&nbsp;level\n- open  water\n- coast&shy;line\n- \u200Bdrones\u00A0"),
        ElementsAre("sea level", "open water", "coastline", "drones"));
    const auto [report, said] =
        read("#  A\u00A0 title\n## Keywords\n* &#27;[31mred\n## Summary\nA\u00AD  b&shy;c\n");
    EXPECT_EQ(report.title, "A title");
    EXPECT_THAT(texts(report.keywords), ElementsAre("\uFFFD[31mred"));
    EXPECT_EQ(report.summary, "A bc");
    EXPECT_THAT(said, ElementsAre(HasSubstr("[control-character]")));
}

TEST(HandWritten, ReferenceLinksAreTheirText) {
    const auto [report, said] = read(
        "# T\n## Keywords\n- [sea grass][sg]\n- [kelp]\n- [other][none]\n\n## Issues\n"
        "| name | description | relevancy |\n|---|---|---|\n"
        "| [Beds grow][SG] | see [the  survey], [this][] and [that] | 4 |\n\n"
        "[sg]: https://example.org/sg\n[The survey]: https://example.org/survey\n"
        "[this]: x 'title'\n[kelp]: y\n");
    EXPECT_THAT(texts(report.keywords), ElementsAre("sea grass", "kelp", "[other][none]"));
    EXPECT_EQ(report.rows.at(0).name, "Beds grow");
    EXPECT_EQ(report.rows.at(0).description, "see the survey, this and [that]");
    EXPECT_THAT(said, IsEmpty());
}

TEST(HandWritten, WikiLinksAreTheirTextAndTheirPageIsAnotherName) {
    const auto [report, said] = read(
        "# T\n## Keywords\n- [[kelp]]\n- [[water mills|mills]]\n- old [[a|b]]\n## Issues\n"
        "| name | description | relevancy |\n|---|---|---|\n"
        "| [[Kelp|Beds]] | by [[a\\|b]] | 4 |\n| [[Silt]] | c | 3 |\n");
    EXPECT_THAT(report.keywords,
                ElementsAre(Term{"kelp", {3, 3}, ""}, Term{"mills", {4, 3}, "water mills"},
                            Term{"old b", {5, 3}, ""}));
    ASSERT_EQ(report.rows.size(), 2U);
    EXPECT_EQ(report.rows[0].name, "Beds");
    EXPECT_EQ(report.rows[0].description, "by b");
    EXPECT_EQ(report.rows[1].name, "Silt");
    EXPECT_THAT(said, IsEmpty());
}

TEST(HandWritten, KeywordsMayStandInALine) {
    EXPECT_THAT(keywords_of("tidal power, Brittany, water mills"),
                ElementsAre("tidal power", "Brittany", "water mills"));
    EXPECT_THAT(keywords_of("tidal power; Brittany, FR; and water mills."),
                ElementsAre("tidal power", "Brittany, FR", "water mills"));
    EXPECT_THAT(keywords_of("**tidal power**,Brittany"), ElementsAre("tidal power", "Brittany"));
    EXPECT_THAT(keywords_of("R&D, AI (LLMs, agents), R,S"),
                ElementsAre("R&D", "AI (LLMs, agents)", "R,S"));
    EXPECT_THAT(keywords_of("tidal power\nBrittany"), ElementsAre("tidal power", "Brittany"));
    EXPECT_THAT(
        keywords_of(
            "tidal power,\nBrittany, water mills at the coast, and salt stores of the old\ntown"),
        ElementsAre("tidal power", "Brittany", "water mills at the coast",
                    "salt stores of the old town"));
    EXPECT_THAT(keywords_of("energy"), ElementsAre("energy"));
    const auto [report, said] = read("# T\n## Keywords\n\na,\nb\n");
    EXPECT_EQ(report.keywords.at(1).position, (Position{5, 1}));
    EXPECT_THAT(said, ElementsAre("r.md:4:1: note: terms in a line, read as 2 [keyword-line]"));
}

TEST(HandWritten, ASentenceIsNoLineOfKeywords) {
    for (const std::string prose :
         {"The following were found by hand, and by a program that reads:",
          "We found no words that say what this is about.",
          "Mills, which were built where the tide is high and strong, return."}) {
        EXPECT_THAT(keywords_of(prose), IsEmpty()) << prose;
    }
    EXPECT_THAT(keywords_of("one, two\n\n* three"), ElementsAre("three"));
}

TEST(HandWritten, TagsAreKeywords) {
    EXPECT_THAT(keywords_of("#privacy #tidal_power, #AI"),
                ElementsAre("privacy", "tidal power", "AI"));
    EXPECT_THAT(keywords_of("- #privacy\n- #1 city\n- C#\n\n#more"),
                ElementsAre("more", "privacy", "#1 city", "C#"));
    const auto [report, said] = read("# T\n\n#privacy #kelp\n\n## Themes\n* x\n");
    EXPECT_THAT(texts(report.keywords), ElementsAre("privacy", "kelp"));
    EXPECT_THAT(said, IsEmpty());
}

TEST(HandWritten, BoldBulletsAndBoxesOfTaskListsAreNoPartOfAName) {
    EXPECT_THAT(keywords_of("- **tidal power**\n- [ ] Brittany\n- [x] mills\n- [ ]\n- [y] z"),
                ElementsAre("tidal power", "Brittany", "mills", "[ ]", "[y] z"));
    const auto [report, said] = read(
        "# T\n## Keywords\n- **mills**: they return\n- **kelp:** beds\n- **sea** ice\n"
        "- **wind** \u2013 farms\n");
    EXPECT_THAT(texts(report.keywords), ElementsAre("mills", "kelp", "sea ice", "wind"));
    EXPECT_THAT(said, Contains("r.md:3:3: warning: text behind the name \"mills\", not used: "
                               "\"they return\" [stray-text]"));
}

TEST(HandWritten, HeadingsMayHaveNumbersEmojiAndColonsAndBeSingular) {
    const std::string table = "\n| name | relevancy |\n|---|---|\n| A | 3 |\n\n";
    const auto [report, said] = read(
        "# T\n## 1. Keywords:\n* a\n## 2) \U0001F3F7\uFE0F Theme\n* b\n"
        "## \U0001F4E1 Signal" +
        table + "## III. Concerns (2)" + table + "## 5\uFE0F\u20E3 Behaviour" + table +
        "## **Technology**" + table + "## 4.1 Issues \u26A0\uFE0F" + table);
    EXPECT_THAT(texts(report.keywords), ElementsAre("a"));
    EXPECT_THAT(texts(report.themes), ElementsAre("b"));
    ASSERT_EQ(report.rows.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(report.rows[i].kind, static_cast<RowKind>(i));
    EXPECT_THAT(said, IsEmpty());
}

TEST(HandWritten, ColumnsMayNameTheRowAndTheScale) {
    const auto [report, said] = read(with_keywords(
        "## Issues\n\n| # | Issue Name | Issue Description | Score (1-5) |\n|---|---|---|---|\n"
        "| 1 | Permits | They take years. | 4 |\n\n"
        "| Technology | Details | Relevancy (1\u20135) |\n|---|---|---|\n| Turbines | slow | 3 "
        "|\n\n"
        "| **Name** | Change | 10-Year Horizon | Drivers | Relevance /5 |\n|---|---|---|---|---|\n"
        "| Silt | a | b | c | 2 |\n"));
    EXPECT_THAT(
        report.rows,
        ElementsAre(Row{RowKind::issue, "Permits", "They take years.", "", "", "", 4.0, {11, 3}},
                    Row{RowKind::issue, "Turbines", "slow", "", "", "", 3.0, {15, 3}},
                    Row{RowKind::issue, "Silt", "", "a", "b", "c", 2.0, {19, 3}}));
    EXPECT_THAT(said, ElementsAre(HasSubstr("[index-column]")));
}

TEST(HandWritten, ADateMayStandBelowTheTitle) {
    for (const std::string line : {"Page: 2024-01-10", "2024-01-10", "*10 January 2024*",
                                   "**Date:** January 10, 2024", "- Date: 10.01.2024\n- Type: news",
                                   "Published: 2024-01-10\nSource: <https://example.org/x>"}) {
        const auto [report, said] = read("# Tides\n\n" + line + "\n\n## Keywords\n* a\n");
        EXPECT_EQ(report.date.iso(), "2024-01-10") << line;
        EXPECT_THAT(said, ElementsAre(HasSubstr("read as 2024-01-10 [written-date]"))) << line;
        EXPECT_EQ(report.type, line.starts_with("- ") ? "news" : "");
        EXPECT_EQ(report.url, line.starts_with("Pub") ? "https://example.org/x" : "");
    }
    EXPECT_EQ(read("# __T__, (from page [2024-01-10](p).)\n## Keywords\n* a\n").report.date.iso(),
              "2024-01-10");
    EXPECT_THAT(read("# T\n\nPage: 12\n\n## Keywords\n* a\n").said,
                ElementsAre(HasSubstr("not used: \"Page: 12\"")));
}

TEST(HandWritten, LinesBelowTheTitleThatAreNotUsedAreSaid) {
    const auto [report, said] =
        read("# T\n\nDate: 2024-01-10\nby Ann\nTags: tides, mills\n\n## Themes\n* a\n");
    EXPECT_THAT(texts(report.keywords), ElementsAre("tides", "mills"));
    EXPECT_THAT(said,
                Contains("r.md:4:1: warning: text where none is expected, not used: \"by Ann\" "
                         "[stray-text]"));
}

TEST(HandWritten, OtherMayBeLinesAndBoxes) {
    const auto [report, said] = read(with_keywords("## Other\n\nCategory: energy\nType: news\n"));
    EXPECT_EQ(report.category, "energy");
    EXPECT_EQ(report.type, "news");
    EXPECT_THAT(said, IsEmpty());
    EXPECT_EQ(read(with_keywords("## Other\n\n- [x] **Category:** sea\n")).report.category, "sea");
    EXPECT_THAT(read(with_keywords("## Other\n\nwords\n")).said,
                ElementsAre(HasSubstr("not used: \"words\" [stray-text]")));
}

TEST(HandWritten, RowsMayStandInAList) {
    const auto [report, said] = read(with_keywords(
        "## Signals\n\n- **Mills reopen**: A mill grinds again. (4/5)\n"
        "- Salt: stores heat\n- [ ] Kites \u2013 fly\n- Silt\n"
        "- **Turbines**\n  - Relevance: 3\n  - Description: turn slowly\n  - and long\n"));
    EXPECT_THAT(
        report.rows,
        ElementsAre(
            Row{RowKind::signal, "Mills reopen", "A mill grinds again.", "", "", "", 4.0, {9, 1}},
            Row{RowKind::signal, "Salt", "stores heat", "", "", "", {}, {10, 1}},
            Row{RowKind::signal, "Kites", "fly", "", "", "", {}, {11, 1}},
            Row{RowKind::signal, "Silt", "", "", "", "", {}, {12, 1}},
            Row{RowKind::signal, "Turbines", "turn slowly and long", "", "", "", 3.0, {13, 1}}));
    EXPECT_THAT(said, Contains("r.md:9:1: note: list where a table is expected, read as 5 rows "
                               "[listed-rows]"));
}

TEST(HandWritten, APageThatFitsNothingIsToldHowItsHeadingsAreMapped) {
    DiagnosticList diagnostics;
    const ReadReports read = read_reports(
        stored(
            "# Pages\n\n## Mots-cl\u00E9s\n\n* mer\n\n## Id\u00E9es\n\n* x\n\n## \"Signaux\"\n\n"
            "| Nom |\n|---|\n| A |\n\n## R\u00E9sum\u00E9\n\nTexte.\n\n## Mots-cl\u00E9s\n\n* b\n"),
        "x.md", ReportSchema(), diagnostics);
    EXPECT_THAT(read.reports, IsEmpty());
    EXPECT_EQ(read.help,
              "  If its headings mean sections, put this into a file, correct it, and give it\n"
              "  by --config FILE:\n\n"
              "    [sections]\n"
              "    \"Mots-cl\u00E9s\" = \"keywords\"\n"
              "    \"Id\u00E9es\" = \"themes\"\n"
              "    \"\\\"Signaux\\\"\" = \"signals\"\n"
              "    \"R\u00E9sum\u00E9\" = \"summary\"\n\n"
              "  The sections are keywords, themes, other, summary, closest,\n"
              "  signals, concerns, behaviors, technologies, issues.");
    EXPECT_THAT(read_reports(stored("words"), "x.md", ReportSchema(), diagnostics).help,
                HasSubstr("keywords, themes"));
}

}  // namespace
}  // namespace sigloom
