// A row that is lost is an error, and one that is read in another way than it is written is said.
#include <gmock/gmock.h>

#include "tests/report/reading.hpp"

namespace sigloom {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(LostRows, RowsWithoutATextInAKnownColumnAreAnError) {
    const auto [report, said] =
        read(with_keywords("## Issues\n\n| matter | mood | relevancy |\n|---|---|---|\n| A | calm "
                           "| 3 |\n| B | | 4 |\n"));
    EXPECT_THAT(report.rows, IsEmpty());
    EXPECT_THAT(said,
                Contains("r.md:11:3: error: 2 rows lost: no name and no text in a known column "
                         "(\"matter\", \"mood\" are none; [columns] of --config says which "
                         "column is the name) [lost-row]"));
}

TEST(LostRows, ARowOfWhichOnlyUnknownColumnsSaySomethingIsOne) {
    const auto [report, said] = read(with_keywords(
        "## Issues\n\n| name | mood |\n|---|---|\n| nan | calm |\n| B | |\n| nan | nan |\n"));
    EXPECT_THAT(report.rows, SizeIs(1));
    EXPECT_THAT(said, Contains(HasSubstr("r.md:11:3: error: 1 row lost")));
}

TEST(LostRows, AnEmptyRowIsNone) {
    const auto [report, said] =
        read(with_keywords("## Issues\n\n| name | relevancy |\n|---|---|\n| | |\n| A | 3 |\n"));
    EXPECT_THAT(report.rows, SizeIs(1));
    EXPECT_THAT(said, IsEmpty());
}

TEST(LostRows, ARelevancyThatIsReadIsNotedAndOneThatIsNotIsAWarningThatNamesIt) {
    const auto [report, said] = read(with_keywords(
        "## Issues\n\n| name | relevancy |\n|---|---|\n| A | 4/5 |\n| B | 4,5 |\n| C | 4 (high) |\n"
        "| D | \uFF15 |\n| E | 7 |\n| F | n/a |\n| G | \u2605\u2605\u2605 |\n"));
    std::vector<std::optional<double>> relevancies;
    for (const Row& row : report.rows) relevancies.push_back(row.relevancy);
    EXPECT_THAT(relevancies, ElementsAre(4, 4.5, 4, 5, std::nullopt, std::nullopt, 3));
    EXPECT_THAT(
        said, ElementsAre("r.md:11:7: note: relevancy \"4/5\", read as 4 [written-relevancy]",
                          "r.md:12:7: note: relevancy \"4,5\", read as 4.5 [written-relevancy]",
                          "r.md:13:7: note: relevancy \"4 (high)\", read as 4 [written-relevancy]",
                          "r.md:14:7: note: relevancy \"\uFF15\", read as 5 [written-relevancy]",
                          "r.md:15:7: warning: expected a relevancy from 1 to 5, got \"7\"; counts "
                          "as the default [unusable-relevancy]",
                          "r.md:16:3: note: expected a relevancy from 1 to 5, got none; counts as "
                          "the default [missing-relevancy]",
                          "r.md:17:7: note: relevancy \"\u2605\u2605\u2605\", read as 3 "
                          "[written-relevancy]"));
}

TEST(LostRows, ARepeatedHeaderIsNoRow) {
    const auto [report, said] = read(with_keywords(
        "## Issues\n\n| name | relevancy |\n|---|---|\n| A | 3 |\n|---|:-:|\n| B | 4 |\n"
        "| name | relevancy |\n|---|---|\n| C | 5 |\n"));
    std::vector<std::string> names;
    for (const Row& row : report.rows) names.emplace_back(row.name);
    EXPECT_THAT(names, ElementsAre("A", "B", "C"));
    EXPECT_THAT(said, ElementsAre("r.md:12:1: note: row of dashes, passed over [repeated-header]",
                                  "r.md:14:1: note: row that repeats the headings, passed over "
                                  "[repeated-header]",
                                  "r.md:15:1: note: row of dashes, passed over [repeated-header]"));
}

TEST(LostRows, TablesInListsAndQuotesAreRead) {
    const std::string rows = "| name | relevancy |\n|---|---|\n| A | 3 |\n| B | 4 |\n";
    for (const std::string before : {"> ", ">", "  ", "> > ", "    ", "   > "}) {
        std::string table;
        for (const std::string_view line :
             {"| name | relevancy |", "|---|---|", "| A | 3 |", "| B | 4 |"}) {
            (table += before) += line;
            table += '\n';
        }
        const std::string item =
            before.find_first_not_of(' ') == std::string::npos ? "- In short:\n\n" : "";
        const auto [report, said] =
            read(with_keywords("## Issues\n\n" + item + table + "\nafter\n"));
        ASSERT_THAT(report.rows, SizeIs(2)) << '"' << before << '"';
        EXPECT_EQ(report.rows[1].name, "B");
        EXPECT_EQ(
            report.rows[1].position,
            (Position{item.empty() ? 12U : 14U, static_cast<std::uint32_t>(before.size()) + 3}));
        EXPECT_THAT(said, Contains(HasSubstr("not used: \"after\"")));
    }
    const auto [report, said] = read(with_keywords(
        "## Issues\n\n- | name | relevancy |\n  |---|---|\n  | A | 3 |\n1. * | name | relevancy |\n"
        "     |---|---|\n     | B | 4 |\n"));
    ASSERT_THAT(report.rows, SizeIs(2));
    EXPECT_EQ(report.rows[1].name, "B");
    EXPECT_THAT(said, IsEmpty());
}

TEST(LostRows, AnIndentedTableOutsideAListIsCode) {
    const auto [report, said] = read(
        with_keywords("## Issues\n\n    | name |\n    |---|\n    | A |\n\n> | name |\n|---|\n"));
    EXPECT_THAT(report.rows, IsEmpty());
    EXPECT_THAT(said, Contains("r.md:9:1: warning: table inside other text, code or a comment, not "
                               "used [stray-text]"));
}

TEST(LostRows, RowsThatEmptyLinesCutOffFromTheirTableAreErrors) {
    const auto [report, said] = read(
        with_keywords("## Issues\n\n| name | relevancy |\n\n|---|---|\n\n| A | 3 |\n\na | b\n"));
    EXPECT_THAT(report.rows, IsEmpty());
    EXPECT_THAT(said,
                Contains("r.md:13:1: error: expected a row inside a table, got one outside of any: "
                         "\"| A | 3 |\" [lost-row]"));
    EXPECT_THAT(said, Contains(HasSubstr("not used: \"a | b\" [stray-text]")));
}

TEST(LostRows, AWikiLinkInACellMayHaveABar) {
    const auto [report, said] =
        read(with_keywords("## Issues\n\n| name | relevancy |\n|---|---|\n| [[water mills|mills]] "
                           "| 3 |\n| a[[ | 4 |\n"));
    ASSERT_THAT(report.rows, SizeIs(2));
    EXPECT_EQ(report.rows[0].name, "mills");
    EXPECT_EQ(report.rows[1].name, "a[[");
    EXPECT_THAT(said, IsEmpty());
}

}  // namespace
}  // namespace sigloom
