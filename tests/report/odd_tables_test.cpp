#include <gmock/gmock.h>

#include "tests/report/reading.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

TEST(OddTables, ColumnsOfOneMeaningAreJoinedAndSaid) {
    const auto [report, said] = read(
        with_keywords("## Signals\n\n| name | signal | change | Change |\n|---|---|---|---|\n"
                      "| A | all of A | one | two |\n| B | B | same | same |\n| C | | | two |\n"));
    ASSERT_EQ(report.rows.size(), 3U);
    EXPECT_EQ(report.rows[0],
              (Row{RowKind::signal, "A", "all of A", "one two", "", "", {}, {11, 3}}));
    EXPECT_EQ(report.rows[1], (Row{RowKind::signal, "B", "", "same", "", "", {}, {12, 3}}));
    EXPECT_EQ(report.rows[2], (Row{RowKind::signal, "C", "", "two", "", "", {}, {13, 3}}));
    EXPECT_THAT(said,
                ElementsAre("r.md:9:10: note: column \"signal\" means the same as \"name\" "
                            "before it; its texts count as description [repeated-column]",
                            "r.md:9:28: note: column \"Change\" means the same as \"change\" "
                            "before it; their texts were joined [repeated-column]",
                            "r.md:9:1: note: no relevancy column; 3 rows count as the default "
                            "[no-relevancy-column]"));
}

TEST(OddTables, ASecondRelevancyCountsWhereTheFirstIsEmpty) {
    const auto [report, said] =
        read(with_keywords("## Issues\n\n| name | relevancy | relevancy |\n|---|---|---|\n"
                           "| A | 2 | 2 |\n| B | nan | 4 |\n| C | 3 | 5 |\n"));
    ASSERT_EQ(report.rows.size(), 3U);
    EXPECT_EQ(report.rows[0].relevancy, 2);
    EXPECT_EQ(report.rows[1].relevancy, 4);
    EXPECT_EQ(report.rows[2].relevancy, 3);
    EXPECT_THAT(said,
                ElementsAre("r.md:9:22: note: column \"relevancy\" means the same as \"relevancy\" "
                            "before it; it counts where the other is empty [repeated-column]",
                            "r.md:13:11: error: expected one relevancy, got \"3\" and \"5\"; the "
                            "second was lost [excess-cells]"));
}

TEST(OddTables, AFirstColumnOfTextsWithoutAHeadingNamesTheRows) {
    const auto [report, said] =
        read(with_keywords("## Issues\n\n| | description | relevancy |\n|---|---|---|\n"
                           "| A | one | 3 |\n| 2 | two | 4 |\n| | more | |\n"));
    ASSERT_EQ(report.rows.size(), 2U);
    EXPECT_EQ(report.rows[0].name, "A");
    EXPECT_EQ(report.rows[1].name, "2");
    EXPECT_EQ(report.rows[1].description, "two more");
    EXPECT_THAT(said,
                ElementsAre("r.md:9:3: note: no name column; the first column, without a "
                            "heading, names the rows [no-name-column]",
                            "r.md:13:1: note: row with an empty first cell, joined to the row "
                            "above [continuation-row]"));
}

TEST(OddTables, OtherTextsWithoutAHeadingAreSaid) {
    const auto [report, said] =
        read(with_keywords("## Issues\n\n| | name | | relevancy |\n|---|---|---|---|\n"
                           "| 1. | A | nan | 3 |\n| 2. | B | a remark | 4 |\n"));
    ASSERT_EQ(report.rows.size(), 2U);
    EXPECT_EQ(report.rows[1].name, "B");
    EXPECT_THAT(said, ElementsAre("r.md:9:12: warning: column without a heading, not used: \"a "
                                  "remark\" [unknown-column]",
                                  "r.md:9:1: note: first column of running numbers "
                                  "[index-column]"));
}

}  // namespace
}  // namespace sigloom
