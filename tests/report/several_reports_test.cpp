#include <gmock/gmock.h>

#include "tests/report/reading.hpp"

namespace sigloom {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view two =
    "# __Tide mills return__, (from page [20240110](p).)\n\n__[External link](a)__\n\n"
    "## Keywords\n\n* tidal power\n\n## Issues\n\n| name | relevancy |\n|---|---|\n| Silt | 2 |\n\n"
    "# __Salt batteries__, from ([20240211](q).)\n\n__[External link](b)__\n\n"
    "## Keywords\n\n* Denmark\n\n## Issues\n\n| name | relevancy |\n|---|---|\n| Heat | 5 |\n";

TEST(SeveralReports, ASecondTitleBeginsAReportOfItsOwn) {
    const auto [reports, said] = read_all(two);
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_EQ(reports[0].title, "Tide mills return");
    EXPECT_EQ(reports[0].date.iso(), "2024-01-10");
    EXPECT_EQ(reports[0].url, "a");
    EXPECT_EQ(reports[0].number, 1U);
    EXPECT_THAT(texts(reports[0].keywords), ElementsAre("tidal power"));
    EXPECT_EQ(reports[1].title, "Salt batteries");
    EXPECT_EQ(reports[1].date.iso(), "2024-02-11");
    EXPECT_EQ(reports[1].url, "b");
    EXPECT_EQ(reports[1].number, 2U);
    EXPECT_EQ(reports[1].keywords.at(0).position, (Position{21, 3}));
    EXPECT_EQ(reports[1].rows.at(0).position, (Position{27, 3}));
    EXPECT_THAT(said, ElementsAre("r.md:15:1: note: another report begins in the same file "
                                  "[several-reports]",
                                  "r.md:15:1: note: title in the older form, from ([page](url).) "
                                  "[old-title]"));
}

TEST(SeveralReports, ATitleOfAnotherFormBeginsOneWhereASectionComesAgain) {
    const auto [reports, said] = read_all(
        "# A\n## Keywords\n* a\n## Issues\n# B\n10 January 2024\n## Keywords\n* b\n# Appendix\n"
        "## Closest\n* [c](c)\n");
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_EQ(reports[1].title, "B");
    EXPECT_EQ(reports[1].date.iso(), "2024-01-10");
    EXPECT_EQ(reports[1].closest.size(), 1U) << "an appendix is no report";
    EXPECT_THAT(said, Contains("r.md:9:1: warning: unknown section \"Appendix\", not used "
                               "[unknown-section]"));
}

TEST(SeveralReports, FrontMatterBeginsOne) {
    const auto [reports, said] = read_all(
        "---\ntitle: A\n---\n\n## Keywords\n* a\n\n---\ntitle: B\ndate: 2024-01-10\n---\n\n"
        "## Keywords\n* b\n");
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_EQ(reports[1].title, "B");
    EXPECT_EQ(reports[1].date.iso(), "2024-01-10");
}

TEST(SeveralReports, ATopicPageIsOne) {
    EXPECT_EQ(read_all("# T\n# Keywords\n* a\n# Themes\n* b\n# Notes\n# Issues\n").reports.size(),
              1U);
}

TEST(SeveralReports, ATitleWithoutASectionIsSaid) {
    const std::string title = "# __T__, (from page [20240110](p).)\n";
    const auto [first, said_of_first] = read_all("# All\n" + title + "## Keywords\n* a\n");
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(first[0].title, "T");
    const std::string what = "title without a section of a report, not used";
    EXPECT_THAT(said_of_first, Contains("r.md:1:1: warning: " + what + " [unknown-section]"));
    EXPECT_THAT(read_all(title + "## Keywords\n* a\n" + title).said,
                Contains("r.md:4:1: warning: " + what + " [unknown-section]"));
    EXPECT_THAT(read_all(title + "## Keywords\n* a\n").said, Not(Contains(HasSubstr(what))));
}

}  // namespace
}  // namespace sigloom
