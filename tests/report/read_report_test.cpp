#include "core/report/read_report.hpp"

#include <gmock/gmock.h>

#include <string>

#include "core/report/limits.hpp"
#include "tests/report/reading.hpp"

namespace sigloom {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

constexpr std::string_view seed =
    R"(# __Tide power__, (from page [20241006](https://example.org/p).)

__[External link](https://example.org/tide)__

## Keywords

* Orkney
* tidal power

## Themes

* energy

## Other

* Category: energy
* Type: news

## Summary

The turbine off Orkney feeds the grid and the islanders talk about the price of power.

## Signals

| name | description | change | 10-year | driving-force | relevancy |
|:-----|:------------|:-------|:--------|:--------------|----------:|
| Tidal arrays | Rows of turbines. | From one to many. | Whole sounds. | Cheap blades. | 4 |

## Issues

| name | description | relevancy |
|:-----|:------------|----------:|
| Seal safety | Seals and blades. | 2.5 |)";

TEST(ReadReport, ReadsTheSeedFormatWithoutAWord) {
    const auto [report, said] = read(seed);
    EXPECT_THAT(said, IsEmpty());
    EXPECT_EQ(report.title, "Tide power");
    EXPECT_EQ(report.origin, "20241006");
    EXPECT_EQ(report.origin_url, "https://example.org/p");
    EXPECT_EQ(report.date.number(), 20241006);
    EXPECT_EQ(report.url, "https://example.org/tide");
    EXPECT_EQ(report.category, "energy");
    EXPECT_EQ(report.type, "news");
    EXPECT_EQ(report.language, "en");
    EXPECT_THAT(report.summary, testing::StartsWith("The turbine off Orkney"));
    EXPECT_THAT(report.keywords, ElementsAre(Term{"Orkney", {7, 3}}, Term{"tidal power", {8, 3}}));
    EXPECT_THAT(report.themes, ElementsAre(Term{"energy", {12, 3}}));
    EXPECT_THAT(
        report.rows,
        ElementsAre(
            Row{RowKind::signal,
                "Tidal arrays",
                "Rows of turbines.",
                "From one to many.",
                "Whole sounds.",
                "Cheap blades.",
                4.0,
                {27, 3}},
            Row{RowKind::issue, "Seal safety", "Seals and blades.", "", "", "", 2.5, {33, 3}}));
}

TEST(ReadReport, ReadsTheOlderFormAndSaysSo) {
    const auto [report, said] = read(
        "# __Old__, from ([20221031](https://example.org/p).)\n\n## Summary\n\nShort.\n\n"
        "## Keywords\n\n* tide\n\n## Signals\n\n"
        "| Signal | Change | 10y horizon | Driving force |\n|---|---|---|---|\n"
        "| Arrays | more | many | price |\n\n## Closest\n\n* [Other](abc123)\n");
    EXPECT_EQ(report.date.number(), 20221031);
    ASSERT_EQ(report.rows.size(), 1U);
    EXPECT_EQ(report.rows[0].name, "Arrays");
    EXPECT_EQ(report.rows[0].horizon, "many");
    EXPECT_EQ(report.rows[0].driving_force, "price");
    EXPECT_EQ(report.rows[0].relevancy, std::nullopt);
    EXPECT_THAT(report.closest, ElementsAre(ReportLink{"Other", "abc123", {19, 3}}));
    EXPECT_THAT(
        said,
        ElementsAre("r.md:1:1: note: title in the older form, from ([page](url).) [old-title]",
                    "r.md:7:1: note: section \"Keywords\" after a later one [section-order]",
                    "r.md:13:1: note: no relevancy column; 1 row counts as the default "
                    "[no-relevancy-column]"));
}

TEST(ReadReport, PageDatesMayHaveASuffixOrBeNone) {
    EXPECT_EQ(read("# __T__, (from page [20250824d](p).)\n## Themes\n* a\n").report.date.number(),
              20250824);
    EXPECT_THAT(read("# __T__, (from page [20250824d](p).)\n## Themes\n* a\n").said,
                ElementsAre("r.md:1:1: note: page date with a suffix, \"20250824d\", read as "
                            "20250824 [date-suffix]"));
    EXPECT_THAT(read("# __T__, from ([2194.0](p).)\n## Themes\n* a\n").said,
                testing::Contains("r.md:1:1: note: expected a page date YYYYMMDD, got \"2194.0\" "
                                  "[undated-origin]"));
    EXPECT_EQ(read("# __T__, (from page [20240230](p).)\n## Themes\n* a\n").report.date.number(), 0)
        << "no such day";
}

TEST(ReadReport, ATitleInAnotherFormKeepsItsPageDateAndIsSaid) {
    for (const char* title :
         {"__Tides __, (from page [20240131](p).)", "Tides, (from page [20240131](p).)",
          "[Tides](x), (from page [20240131](p).)", "__Tides__, (from page 20240131.)",
          "Tides, from ([20240131](p).)"}) {
        const auto [report, said] = read("# " + std::string(title) + "\n## Themes\n* a\n");
        EXPECT_EQ(report.title, "Tides") << title;
        EXPECT_EQ(report.origin, "20240131") << title;
        EXPECT_EQ(report.date.number(), 20240131) << title;
        EXPECT_THAT(said, ElementsAre("r.md:1:1: note: title in another form than __Title__, (from "
                                      "page [YYYYMMDD](url).) [old-title]"))
            << title;
    }
    EXPECT_EQ(read("# Tides, (from page [20240131](p).)\n## Themes\n* a\n").report.origin_url, "p");
    const auto [linked, said] =
        read("# __[Tides](x)__, (from page [20240131](p).)\n## Themes\n* a\n");
    EXPECT_EQ(linked.date.number(), 20240131);
    EXPECT_EQ(linked.origin_url, "p");
    EXPECT_THAT(said, ElementsAre());
    const auto [with_suffix, said_of_suffix] =
        read("# Tides, (from page 20240131d.)\n## Themes\n* a\n");
    EXPECT_EQ(with_suffix.date.number(), 20240131);
    EXPECT_THAT(said_of_suffix,
                testing::Contains("r.md:1:1: note: page date with a suffix, \"20240131d\", read as "
                                  "20240131 [date-suffix]"));
    EXPECT_EQ(read("# Letters (from the front)\n## Themes\n* a\n").report.title,
              "Letters (from the front)");
}

TEST(ReadReport, JoinsAShreddedListAndSplitsItAtItsCommas) {
    std::string list = "## Keywords\n\n";
    for (const char c : std::string("sea ice, low-tide")) {
        list += "* " + std::string(1, c) + "\n";
    }
    const auto [report, said] = read("# __T__, (from page [20240102](p).)\n\n" + list);
    EXPECT_THAT(texts(report.keywords), ElementsAre("sea ice", "low-tide"));
    EXPECT_EQ(report.keywords[1].position.line, 14U);
    EXPECT_THAT(said, ElementsAre("r.md:5:3: note: list of 17 single characters, read as 2 terms "
                                  "[shredded-list]"));
}

TEST(ReadReport, EmptyItemsAreNoTerms) {
    EXPECT_THAT(texts(read("# T\n## Keywords\n* a\n* *\n*\n").report.keywords), ElementsAre("a"));
    EXPECT_THAT(texts(read("# T\n## Keywords\n1. a\n2.\n").report.keywords), ElementsAre("a"));
}

TEST(ReadReport, ListsOfUpToSevenSingleCharactersAreLeftAlone) {
    const std::string seven = "# T\n## Keywords\n* C\n* R\n* D\n* A\n* B\n* Q\n* Z\n";
    EXPECT_THAT(texts(read(seven).report.keywords), ElementsAre("C", "R", "D", "A", "B", "Q", "Z"));
    EXPECT_THAT(texts(read(seven + "* X\n").report.keywords), ElementsAre("CRDABQZX"));
}

TEST(ReadReport, ARowWithAnEmptyFirstCellContinuesTheRowAbove) {
    const auto [report, said] = read(with_keywords(
        "## Issues\n\n| name | description | relevancy |\n|---|---|---|\n| A | one | 4 |\n"
        "| | two | |\n| B | three | 5 |\n"));
    ASSERT_EQ(report.rows.size(), 2U);
    EXPECT_EQ(report.rows[0].description, "one two");
    EXPECT_EQ(report.rows[0].relevancy, 4);
    EXPECT_EQ(report.rows[1].name, "B");
    EXPECT_THAT(said, ElementsAre("r.md:12:1: note: row with an empty first cell, joined to the "
                                  "row above [continuation-row]"));
}

TEST(ReadReport, AColumnWithoutAHeadingIsARunningNumber) {
    const auto [report, said] = read(
        "# Keywords\n\n* tide\n\n# Signals\n\n|    | name | description | relevancy |\n"
        "|---:|------|-------------|---|\n|  0 | A | one | 4 |\n|  1 | B | two | 5 |\n");
    ASSERT_EQ(report.rows.size(), 2U);
    EXPECT_EQ(report.rows[1].name, "B");
    EXPECT_THAT(said,
                ElementsAre("r.md:1:1: note: sections as level-1 headings [level-one-sections]",
                            "r.md:7:1: note: first column of running numbers [index-column]",
                            "r.md:1:1: note: no title [no-title]"));
}

TEST(ReadReport, UnusableRelevanciesAreSaidAndLeftToTheDefault) {
    const auto [report, said] = read(with_keywords(
        "## Issues\n\n| name | description | relevancy |\n|---|---|---|\n| A | a | nan |\n"
        "| B | b | |\n| C | c | 7 |\n| D | d | high |\n| E | e | 4.5 |\n"));
    ASSERT_EQ(report.rows.size(), 5U);
    for (int row = 0; row < 4; ++row) {
        EXPECT_EQ(report.rows[static_cast<std::size_t>(row)].relevancy, std::nullopt);
    }
    EXPECT_EQ(report.rows[4].relevancy, 4.5);
    EXPECT_THAT(said,
                ElementsAre("r.md:11:3: note: expected a relevancy from 1 to 5, got none; "
                            "counts as the default [missing-relevancy]",
                            "r.md:12:3: note: expected a relevancy from 1 to 5, got none; "
                            "counts as the default [missing-relevancy]",
                            "r.md:13:11: warning: expected a relevancy from 1 to 5, got \"7\"; "
                            "counts as the default [unusable-relevancy]",
                            "r.md:14:11: warning: expected a relevancy from 1 to 5, got "
                            "\"high\"; counts as the default [unusable-relevancy]"));
}

TEST(ReadReport, ARelevancyIsFromOneToFive) {
    const auto relevancy = [](const std::string& text) {
        const Reading reading = read(
            with_keywords("## Issues\n\n| name | relevancy |\n|---|---|\n| A | " + text + " |\n"));
        EXPECT_EQ(reading.said.size(), reading.report.rows.at(0).relevancy ? 0U : 1U) << text;
        return reading.report.rows.at(0).relevancy;
    };
    EXPECT_EQ(relevancy("1"), 1);
    EXPECT_EQ(relevancy("5"), 5);
    EXPECT_EQ(relevancy("+2.5"), 2.5);
    for (const char* text : {"0", "0.999", "5.001", "-1", "--1", "4 of 6", "inf"}) {
        EXPECT_EQ(relevancy(text), std::nullopt) << text;
    }
}

TEST(ReadReport, TruncatedTableRowKeepsTheCellsItHas) {
    const auto [report, said] = read(with_keywords(
        "## Issues\n\n| name | description | relevancy |\n|---|---|---|\n| A | half a row\n"));
    ASSERT_EQ(report.rows.size(), 1U);
    EXPECT_EQ(report.rows[0].description, "half a row");
    EXPECT_THAT(said, ElementsAre("r.md:11:3: note: expected 3 cells, got 2 [truncated-row]",
                                  "r.md:11:3: note: expected a relevancy from 1 to 5, got none; "
                                  "counts as the default [missing-relevancy]"));
}

TEST(ReadReport, CellsBeyondTheLastColumnAreAnError) {
    const auto [report, said] = read(
        with_keywords("## Issues\n\n| name | relevancy |\n|---|---|\n| A | 4 | lost | too |\n"));
    EXPECT_EQ(report.rows.at(0).relevancy, 4);
    EXPECT_THAT(said, ElementsAre("r.md:11:11: error: expected 2 cells, got more; lost from "
                                  "\"lost\" on (a bar in a cell is written \\|) [excess-cells]"));
}

TEST(ReadReport, RowsWithoutANameAreCalledByTheirDescription) {
    const auto [report, said] =
        read(with_keywords("## Issues\n\n| description | relevancy |\n|---|---|\n"
                           "| one two three four five six seven eight nine ten | 4 |\n"));
    EXPECT_EQ(report.rows.at(0).name, "one two three four five six seven eight");
    EXPECT_THAT(said, ElementsAre("r.md:9:1: note: no name column; rows are named by the first "
                                  "words of their description [no-name-column]"));
}

TEST(ReadReport, MarkupInNamesIsRemoved) {
    const auto [report, said] = read(
        "# T\n## Keywords\n* **sea** *ice*\n* [Orkney](https://example.org)\n* `code` &amp; x\n"
        "## Issues\n| name | relevancy |\n|---|---|\n| _A_ \\| **b** | 4 |\n| - c | 4 |\n");
    EXPECT_THAT(texts(report.keywords), ElementsAre("sea ice", "Orkney", "code & x"));
    EXPECT_EQ(report.rows.at(0).name, "A | b");
    EXPECT_EQ(report.rows.at(1).name, "- c");
    EXPECT_THAT(said, IsEmpty());
}

TEST(ReadReport, NothingIsDroppedSilently) {
    const auto [report, said] = read(
        "# T\n\nA line of prose.\n\n## Keywords\n\nloose words\n\n* a\n  * nested\n\n"
        "## Other\n\n* Colour: red\n\n## References\n\n* one\n\n## Issues\n\nprose here\n\n"
        "| name | mood | relevancy |\n|---|---|---|\n| A | calm | 3 |\n");
    EXPECT_THAT(texts(report.keywords), ElementsAre("a", "nested"));
    EXPECT_THAT(
        said,
        ElementsAre(
            "r.md:3:1: warning: text where none is expected, not used: \"A line of prose.\" "
            "[stray-text]",
            "r.md:7:1: warning: text where none is expected, not used: \"loose words\" "
            "[stray-text]",
            "r.md:10:3: note: list inside an item; its items count like the others [nested-item]",
            "r.md:14:1: warning: expected Category or Type, got \"Colour: red\" [unknown-field]",
            "r.md:16:1: warning: unknown section \"References\", not used [unknown-section]",
            "r.md:22:1: warning: text where none is expected, not used: \"prose here\" "
            "[stray-text]",
            "r.md:24:10: warning: unknown column \"mood\", not used [unknown-column]"));
}

TEST(ReadReport, ATableInCodeIsNoTable) {
    const auto [report, said] =
        read(with_keywords("## Issues\n\n```\n| name |\n|---|\n| A |\n```\n"));
    EXPECT_THAT(report.rows, IsEmpty());
    EXPECT_THAT(said, testing::Contains("r.md:10:1: warning: table inside other text, code or a "
                                        "comment, not used [stray-text]"));
}

TEST(ReadReport, ATableMayFollowAParagraphWithoutABlankLine) {
    const auto [report, said] =
        read(with_keywords("## Issues\n\nIn short:\n| name | relevancy |\n|---|---|\n| A | 2 |\n"));
    EXPECT_EQ(report.rows.size(), 1U);
    EXPECT_EQ(said.size(), 1U) << "of the paragraph";
}

TEST(ReadReport, ReadsEveryEncodingHabit) {
    const auto [report, said] =
        read("\xEF\xBB\xBF# T\r\n\r\n## Keywords\r\n\r\n* cafe\u0301\r\n* Meta\u2019s plan");
    EXPECT_THAT(texts(report.keywords), ElementsAre("cafe\u0301", "Meta\u2019s plan"));
    EXPECT_THAT(said,
                ElementsAre("r.md:1:1: note: byte order mark [byte-order-mark]",
                            "r.md:1:4: note: lines end in a carriage return [carriage-returns]",
                            "r.md:5:7: note: decomposed accents (NFD) [decomposed-text]"));
}

TEST(ReadReport, InvalidUtf8IsReplacedAndAnError) {
    const auto [report, said] = read("# T\n## Keywords\n* a\xFFz\n");
    EXPECT_THAT(texts(report.keywords), ElementsAre("a\uFFFDz"));
    EXPECT_THAT(said,
                ElementsAre("r.md:3:4: error: expected UTF-8; what is none of it was replaced "
                            "by U+FFFD [invalid-utf8]"));
}

TEST(ReadReport, NulIsReplacedInListsAndTablesAndSaid) {
    using namespace std::string_literals;
    const auto [report, said] =
        read(with_keywords("* a\0z\n## Issues\n| name | relevancy |\n|---|---|\n| b\0 | 4 |\n"s));
    EXPECT_THAT(texts(report.keywords), ElementsAre("tide", "a\uFFFDz"));
    EXPECT_EQ(report.rows.at(0).name, "b\uFFFD");
    EXPECT_THAT(said, ElementsAre("r.md:7:4: note: NUL character, read as U+FFFD; the first of 2 "
                                  "[nul-character]"));
}

TEST(ReadReport, TellsALanguageThatIsNotEnglish) {
    const auto [report, said] = read(
        "# T\n## Keywords\n* mer\n## Summary\nLes marées de la mer du Nord portent une énergie que "
        "les îles veulent garder, et les habitants parlent du prix de cette énergie avec les "
        "ingénieurs de la ville.\n");
    EXPECT_EQ(report.language, "fr");
    EXPECT_THAT(said, ElementsAre("r.md:1:1: note: written in French (fr) [foreign-language]"));
}

TEST(ReadReport, WhatHasNoSectionIsNoReport) {
    DiagnosticList diagnostics;
    for (const std::string& text :
         {std::string("# Shopping\n\n* milk\n"), std::string(), std::string(1000, '\0')}) {
        EXPECT_THAT(read_reports(stored(text), "x.md", ReportSchema(), diagnostics).reports,
                    IsEmpty());
    }
}

TEST(ReadReport, AConfiguredHeadingAndColumnMeanWhatTheyAreToldTo) {
    ReportSchema schema;
    schema.add_section("Hunches", "signals");
    schema.add_field("Importance", "relevancy");
    DiagnosticList diagnostics;
    const auto read = read_reports(stored("# T\n## Keywords\n* a\n## hunches\n| name | "
                                          "importance |\n|---|---|\n| A | 5 |\n"),
                                   "r.md", schema, diagnostics);
    ASSERT_EQ(read.reports.size(), 1U);
    EXPECT_THAT(read.reports[0].rows, ElementsAre(AllOf(Field(&Row::kind, RowKind::signal),
                                                        Field(&Row::relevancy, 5.0))));
    EXPECT_THAT(diagnostics.list(), IsEmpty());
}

TEST(ReadReport, NamesBeyondTheLimitAreCutAtACharacter) {
    std::string name(limits::name_bytes - 1, 'x');
    const auto [report, said] = read("# T\n## Keywords\n* " + name + "\u00e9\u00e9\n");
    EXPECT_EQ(report.keywords.at(0).text, name);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_THAT(said[0], testing::HasSubstr("[name-too-long]"));
}

TEST(ReadReport, ItemsBeyondTheLimitAreLostWithOneMessageOfEachKind) {
    std::string text = "# T\n## Keywords\n";
    for (std::size_t i = 0; i < limits::report_items; ++i) text += "* a" + std::to_string(i) + '\n';
    const std::string table = "## Signals\n| name | relevancy |\n|---|---|\n| A | 5 |\n";
    const auto [full, said] = read(text + "* b\n* c\n" + table);
    EXPECT_EQ(full.keywords.size(), limits::report_items);
    EXPECT_EQ(full.keywords.back().text, "a1999");
    EXPECT_THAT(full.rows, IsEmpty());
    EXPECT_THAT(said, ElementsAre("r.md:2003:3: error: expected at most 2000 keywords, themes and "
                                  "rows, got more; 2 keywords lost [too-many-items]",
                                  "r.md:2008:3: error: expected at most 2000 keywords, themes and "
                                  "rows, got more; 1 rows lost [too-many-items]"));
    EXPECT_THAT(read(text).said, IsEmpty());
}

TEST(ReadReport, TreacherousNamesAreSaid) {
    EXPECT_THAT(read("# T\n## Keywords\n* a\u202Eb\n").said,
                ElementsAre("r.md:3:3: note: control or invisible characters in the name "
                            "\"a\uFFFDb\" [control-character]"));
}

// Inputs made to cost much: each must end soon (the test runner has a limit) and lose nothing
// without a word.

TEST(ReadReport, DeepNestingIsCutWithAnError) {
    const auto [report, said] =
        read("# T\n## Keywords\n* a\n\n" + std::string(100'000, '>') + " b\n");
    EXPECT_THAT(said, ElementsAre("r.md:5:1: error: expected at most 32 nested quotes and lists; "
                                  "the line was lost [nesting-too-deep]"));
}

TEST(ReadReport, AWallOfMarkupEndsSoon) {
    for (const std::string piece : {"*a **a ", "[a](", "`", "![", "<a ", "&amp;", "\\", "| "}) {
        std::string wall;
        while (wall.size() < 200'000) wall += piece;
        const auto reading = read("# T\n## Keywords\n* " + wall +
                                  "\n## Issues\n| name |\n|---|\n| " + wall + " |\n");
        EXPECT_THAT(reading.report.keywords, testing::SizeIs(testing::Le(1U))) << piece;
    }
}

TEST(ReadReport, EveryPrefixOfAReportCanBeRead) {
    DiagnosticList diagnostics;
    std::size_t reports = 0;
    for (std::size_t size = 0; size <= seed.size(); ++size) {
        reports += read_reports(stored(seed.substr(0, size)), "r.md", ReportSchema(), diagnostics)
                       .reports.size();
    }
    EXPECT_GT(reports, seed.size() / 2);
}

}  // namespace
}  // namespace sigloom
