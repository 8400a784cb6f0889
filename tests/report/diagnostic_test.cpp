#include "core/report/diagnostic.hpp"

#include <gmock/gmock.h>

#include <set>

namespace sigloom {
namespace {

TEST(Diagnostic, IsSaidAsPathLineColumnWhat) {
    EXPECT_EQ(to_string({Oddity::excess_cells, "a.md", 3, 7, "lost"}),
              "a.md:3:7: error: lost [excess-cells]");
    EXPECT_EQ(to_string({Oddity::unreadable_input, "a.md", 0, 0, "gone"}),
              "a.md: error: gone [unreadable-input]");
}

TEST(Diagnostic, IsOneLineWhateverThePathAndHelpStandsBelow) {
    EXPECT_EQ(to_string({Oddity::no_title, "a\nb\x1b.md", 1, 0, "none"}),
              "a\uFFFDb\uFFFD.md:1: note: none [no-title]");
    EXPECT_EQ(to_string({Oddity::not_a_report, "a.md", 0, 0, "none", "  try\n  this"}),
              "a.md: warning: none [not-a-report]\n  try\n  this");
}

TEST(Diagnostic, EveryOddityHasANameOfItsOwnAndAMeaning) {
    std::set<std::string_view> names;
    for (const OddityInfo& row : oddities()) {
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_FALSE(row.meaning.empty()) << row.name;
        EXPECT_EQ(&info(row.oddity), &row);
    }
}

TEST(DiagnosticList, HandsOnInOrderAndIsEmptyThen) {
    DiagnosticList from;
    DiagnosticList to;
    from.report({Oddity::no_title, "a", 1, 1, "first"});
    from.report({Oddity::stray_text, "a", 2, 1, "second"});
    EXPECT_TRUE(from.has(Severity::warning));
    EXPECT_FALSE(from.has(Severity::error));
    from.move_to(to);
    EXPECT_TRUE(from.list().empty());
    EXPECT_THAT(to.list(), testing::ElementsAre(testing::Field(&Diagnostic::message, "first"),
                                                testing::Field(&Diagnostic::message, "second")));
}

}  // namespace
}  // namespace sigloom
