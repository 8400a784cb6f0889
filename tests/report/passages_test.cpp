#include "core/report/passages.hpp"

#include "tests/report/reading.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

std::vector<std::string> passages_of(const std::string& markdown) {
    std::vector<std::string> all;
    for (const Passage& each : passages(read(markdown).report, markdown)) {
        all.push_back(std::to_string(each.line) + (each.is_row ? " row: " : ": ") + each.text);
    }
    return all;
}

TEST(Passages, AreTheSentencesOfTheSummaryWithTheirLines) {
    EXPECT_THAT(
        passages_of(with_keywords("## Summary\n\nTides rise. \"Dr. Low\" says so!\n"
                                  "Harbours *hope*\nfor less? Yes.\n\nA second paragraph.\n")),
        ElementsAre("9: Tides rise.", "9: \"Dr. Low\" says so!", "10: Harbours hope for less?",
                    "11: Yes.", "13: A second paragraph."));
}

TEST(Passages, AreTheRowsOfTables) {
    EXPECT_THAT(passages_of(with_keywords("## Signals\n\n| name | description | change |\n"
                                          "|:--|:--|:--|\n| Ferries | Run by  robots. | |\n"
                                          "| Tides | | more |\n")),
                ElementsAre("11 row: Ferries | Run by robots.", "12 row: Tides | more"));
}

TEST(Passages, OfAReportWithoutTextAreNone) {
    EXPECT_THAT(passages_of(with_keywords("")), testing::IsEmpty());
}

TEST(Passages, DoNotEndAtAnAbbreviationOrAColon) {
    EXPECT_THAT(passages_of(with_keywords("## Summary\n\nThe U.S. Senate met: Tides rose.\n")),
                ElementsAre("9: The U.S. Senate met: Tides rose."));
}

}  // namespace
}  // namespace sigloom
