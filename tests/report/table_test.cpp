#include "core/report/table.hpp"

#include <gmock/gmock.h>

#include <string>

#include "core/report/limits.hpp"
#include "core/text/lines.hpp"

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

TEST(SplitRow, TellsTheColumnOfEachCellBehindIndentation) {
    std::vector<Cell> cells;
    split_row(" \ta|b\\|c| d", cells);
    ASSERT_EQ(cells.size(), 3U);
    EXPECT_EQ(cells[0].column, 3U);
    EXPECT_EQ(cells[1].column, 5U);
    EXPECT_EQ(cells[2].column, 11U);
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

/// Whether a table goes on with this line.
bool is_row(const std::string& line) {
    const auto tables = tables_of("| a |\n|---|\n" + line + "\n");
    EXPECT_EQ(tables.size(), 1U);
    return tables.at(0).at(1) == 3;
}

TEST(FindTables, ALineThatBeginsNoBlockIsARow) {
    for (const std::string line : {"#x",
                                   "####### seven",
                                   "1234567890. ten digits",
                                   "1.x",
                                   "1",
                                   "12",
                                   "1 x",
                                   "-x",
                                   "--",
                                   "+x",
                                   "*x",
                                   "***x",
                                   "** x",
                                   "__",
                                   "___x",
                                   "``",
                                   "~~",
                                   "<i>x</i> | y",
                                   "   x",
                                   " x |",
                                   "a > b",
                                   "=== x",
                                   "|    x",
                                   "|- x",
                                   "\u00e9"}) {
        EXPECT_TRUE(is_row(line)) << line;
    }
    for (const std::string line :
         {"#",        "# x",   "#\tx", "###### six", "######", "1. x", "1)",     "123456789. x",
          "0) x",     "- x",   "-",    "+",          "*\tx",   "+ x",  "* * *",  "- - -",
          "_ _ _",    "___",   "----", "```",        "```x",   "~~~",  "> x",    ">x",
          "<i>x</i>", "    x", "\tx",  "   \tx",     "    ",   "\t",   "   # x", "   - x"}) {
        EXPECT_FALSE(is_row(line)) << line;
    }
}

TEST(FindTables, TellsADelimiterRowFromOtherLines) {
    for (const std::string line : {"|-|", "|:-|", "|-:|", "|:-:|", "--|", ":--", "| --- |",
                                   "   |---|", "|---|  ", "|---|\t"}) {
        EXPECT_THAT(tables_of("| a |\n" + line + "\n"), ElementsAre(ElementsAre(0, 2, 1))) << line;
    }
    for (const std::string line : {"|:|", "|::|", "|- -|", "-", ":", "|", "||", "| |", "- --|",
                                   "    |---|", "\t|---|", "  \t|---|", "|-a-|", "|=|", "|---|x"}) {
        EXPECT_THAT(tables_of("| a |\n" + line + "\n"), IsEmpty()) << line;
    }
    EXPECT_THAT(tables_of("|---|\n| 1 |\n"), IsEmpty()) << "no header";
    EXPECT_THAT(tables_of("\t| a |\n|---|\n"), IsEmpty());
    EXPECT_THAT(tables_of("   | a |\n|---|\n"), ElementsAre(ElementsAre(0, 2, 1)));
    EXPECT_THAT(tables_of("a | b\n:-: | -\n"), ElementsAre(ElementsAre(0, 2, 2)));
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

TEST(FindTables, TablesMayStandInQuotesAndLists) {
    EXPECT_THAT(tables_of("    | a |\n    |---|\n    | 1 |\n"), ElementsAre(ElementsAre(0, 3, 1)))
        << "or be code, which is cmark's to say";
    EXPECT_THAT(tables_of("> | a |\n> |---|\n> | 1 |\n| 2 |\n"), ElementsAre(ElementsAre(0, 3, 1)));
    EXPECT_THAT(tables_of("- | a |\n  |---|\n  | 1 |\n- | 2 |\n"),
                ElementsAre(ElementsAre(0, 3, 1)));
    EXPECT_THAT(tables_of("> | a |\n|---|\n"), IsEmpty());
    EXPECT_THAT(tables_of("| a |\n> |---|\n"), IsEmpty());
}

TEST(SplitRow, ABarInAWikiLinkIsText) {
    EXPECT_THAT(cells_of("| [[a|b]] | c |"), ElementsAre("[[a|b]]", "c"));
    EXPECT_THAT(cells_of("| [[a | b]] | [c|d] |"), ElementsAre("[[a | b]]", "[c", "d]"));
    EXPECT_THAT(cells_of("| [[a|b|c]] | d |"), ElementsAre("[[a", "b", "c]]", "d"));
}

}  // namespace
}  // namespace sigloom
