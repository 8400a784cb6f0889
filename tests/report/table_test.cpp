#include "core/report/table.hpp"

#include <gmock/gmock.h>

#include <string>

#include "core/report/limits.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    split_row(line, cells);
    std::vector<std::string> texts;
    for (const Cell& cell : cells) texts.emplace_back(cell.text);
    return texts;
}

std::vector<std::vector<std::uint32_t>> tables_of(std::string_view text) {
    std::vector<std::vector<std::uint32_t>> found;
    for (const TableLines& table : find_tables(split_lines(text))) {
        found.push_back({table.first, table.end, table.columns});
    }
    return found;
}

TEST(SplitLines, EndsLinesAtLfCrlfAndCr) {
    EXPECT_THAT(split_lines("a\nb\r\nc\rd"), ElementsAre("a", "b", "c", "d"));
    EXPECT_THAT(split_lines("a\n\nb\n"), ElementsAre("a", "", "b"));
    EXPECT_THAT(split_lines(""), IsEmpty());
}

TEST(SplitRow, OuterBarsAreOptional) {
    EXPECT_THAT(cells_of("| a | b |"), ElementsAre("a", "b"));
    EXPECT_THAT(cells_of("a | b"), ElementsAre("a", "b"));
    EXPECT_THAT(cells_of("  |a|b"), ElementsAre("a", "b"));
}

TEST(SplitRow, EmptyCellsAreCells) {
    EXPECT_THAT(cells_of("| a | | c |"), ElementsAre("a", "", "c"));
    EXPECT_THAT(cells_of("|| b |"), ElementsAre("", "b"));
    EXPECT_THAT(cells_of("|"), IsEmpty());
}

TEST(SplitRow, ABarAfterABackslashIsText) {
    EXPECT_THAT(cells_of(R"(| a \| b | c |)"), ElementsAre(R"(a \| b)", "c"));
}

TEST(SplitRow, TrimsUnicodeWhiteSpace) {
    EXPECT_THAT(cells_of("| \u00a0a\u2003 |"), ElementsAre("a"));
}

TEST(SplitRow, TellsTheColumnOfEachCell) {
    std::vector<Cell> cells;
    split_row("| ab |  c |", cells);
    ASSERT_EQ(cells.size(), 2U);
    EXPECT_EQ(cells[0].column, 3U);
    EXPECT_EQ(cells[1].column, 9U);
}

TEST(SplitRow, StopsSoonAfterTheLimitOfColumns) {
    EXPECT_EQ(cells_of(std::string(100'000, '|')).size(), limits::table_columns + 1);
}

TEST(FindTables, NeedsAHeaderAndADelimiterRowOfAsManyCells) {
    EXPECT_THAT(tables_of("| a | b |\n|---|:-:|\n| 1 | 2 |\n"), ElementsAre(ElementsAre(0, 3, 2)));
    EXPECT_THAT(tables_of("| a | b |\n|---|\n| 1 | 2 |\n"), IsEmpty());
    EXPECT_THAT(tables_of("| a | b |\n| 1 | 2 |\n"), IsEmpty());
    EXPECT_THAT(tables_of("a\n---\n"), IsEmpty()) << "a heading, not a table";
}

TEST(FindTables, ATableEndsAtABlankLineOrAnotherBlock) {
    for (const std::string end : {"", "# h", "> q", "- item", "1. item", "```", "***", "<div>"}) {
        EXPECT_THAT(tables_of("| a |\n|---|\n| 1 |\n" + end + "\n| 2 |\n"),
                    ElementsAre(ElementsAre(0, 3, 1)))
            << end;
    }
}

TEST(FindTables, ARowMayBeginWithAnInlineElement) {
    EXPECT_THAT(tables_of("a | b\n---|---\n<i>x</i> | y\n"), ElementsAre(ElementsAre(0, 3, 2)));
}

TEST(FindTables, ARowNeedsNoBars) {
    EXPECT_THAT(tables_of("| a |\n|---|\nplain words\n"), ElementsAre(ElementsAre(0, 3, 1)));
}

TEST(FindTables, TablesFollowEachOther) {
    EXPECT_THAT(tables_of("| a |\n|---|\n| 1 |\n\n| b | c |\n|---|---|\n"),
                ElementsAre(ElementsAre(0, 3, 1), ElementsAre(4, 6, 2)));
}

TEST(FindTables, IndentedCodeIsNoTable) {
    EXPECT_THAT(tables_of("    | a |\n    |---|\n"), IsEmpty());
}

}  // namespace
}  // namespace sigloom
