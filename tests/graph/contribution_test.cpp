#include "core/graph/contribution.hpp"

#include <gmock/gmock.h>

#include <vector>

#include "tests/graph/contributing.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kelp_report = R"(# __Kelp__, (from page [20240102](p).)
__[External link](https://example.org/kelp)__
## Keywords
* Open data
* kelp
* open  DATA
## Themes
* Orkney
## Summary
The kelp near Orkney grows.
## Issues
| name | description | relevancy |
|---|---|---|
| Seals eat Kelp | Near Orkney. | 4 |
| Noise | | |
## Closest
* [b](b)
)";

std::vector<std::string> keys(std::span<const Item> items) {
    std::vector<std::string> all;
    for (const Item& item : items) all.emplace_back(item.key);
    return all;
}

TEST(Contribution, HasCanonicalKeysAsTextAndEveryWayOfWriting) {
    const Contribution kelp = contribution_of("a.md", kelp_report);
    EXPECT_THAT(keys(kelp.terms), ElementsAre("open data", "kelp", "orkney"));
    EXPECT_THAT(keys(kelp.rows), ElementsAre("seals eat kelp", "noise"));
    EXPECT_EQ(kelp.terms[0].surface, "Open data");
    EXPECT_EQ(kelp.terms[0].item_class, ItemClass::term);
    EXPECT_EQ(kelp.rows[0].item_class, ItemClass::issue);
    EXPECT_THAT(kelp.other_surfaces_of_terms, ElementsAre(OtherSurface{0, "open DATA"}));
    EXPECT_THAT(kelp.other_surfaces_of_rows, IsEmpty());
    EXPECT_EQ(&kelp.item(1), &kelp.terms[1]);
    EXPECT_EQ(&kelp.item(3), &kelp.rows[0]);
    EXPECT_EQ(kelp.size(), 5U);
}

TEST(Contribution, TellsWhatTheReportIsAndWhereItLeads) {
    const Contribution kelp = contribution_of("a.md", kelp_report);
    EXPECT_TRUE(kelp.is_report);
    EXPECT_EQ(kelp.path, "a.md");
    EXPECT_EQ(kelp.title, "Kelp");
    EXPECT_EQ(kelp.url, "https://example.org/kelp");
    EXPECT_EQ(kelp.date.number(), 20240102);
    EXPECT_THAT(kelp.related, ElementsAre(RelatedReport{"b", 17, 3}));
}

TEST(Contribution, SaysWhichRowsNameWhichTerms) {
    const Contribution kelp = contribution_of("a.md", kelp_report);
    EXPECT_FALSE(kelp.named.contains(0, 0));
    EXPECT_TRUE(kelp.named.contains(0, 1));
    EXPECT_TRUE(kelp.named.contains(0, 2));
    EXPECT_FALSE(kelp.named.contains(1, 1));
    EXPECT_EQ(kelp.cases[1].lower, 1U) << "in the summary; a row's name says nothing";
    EXPECT_EQ(kelp.cases[2].capitalized, 2U);
}

TEST(Contribution, ItsRelevanciesAreWholeMillionths) {
    const Contribution report = contribution_of(
        "a.md", markdown_of("", {"kelp"}, {{"A", "4", ""}, {"B", "1.0025", ""}, {"C", "", ""}}));
    EXPECT_EQ(report.terms[0].relevancy, 1'000'000);
    EXPECT_EQ(report.rows[0].relevancy, 800'000);
    EXPECT_EQ(report.rows[1].relevancy, 200'500);
    EXPECT_EQ(report.rows[2].relevancy, 600'000) << "the default";
    EXPECT_TRUE(report.rows[1].relevancy_known);
    EXPECT_FALSE(report.rows[2].relevancy_known);
}

TEST(Contribution, ARepeatedRowStandsWhereItsRelevancyIsHighest) {
    const auto line_of = [](const std::vector<IssueRow>& rows) {
        const Contribution report = contribution_of("a.md", markdown_of("", {"kelp"}, rows));
        EXPECT_EQ(report.rows.size(), 1U);
        return report.rows[0].line - 7;  // from 0 for the first row
    };
    EXPECT_EQ(line_of({{"A", "2", ""}, {"a", "4", ""}, {"A", "3", ""}}), 1U);
    EXPECT_EQ(line_of({{"A", "4", ""}, {"A", "4", ""}}), 0U) << "the first of equal ones";
    EXPECT_EQ(line_of({{"A", "", ""}, {"A", "2", ""}}), 0U) << "the default counts";
}

TEST(Contribution, ARepeatedRowIsDescribedByTheFirstThatSaysAnything) {
    const Contribution report = contribution_of(
        "a.md",
        markdown_of("", {"kelp"}, {{"A", "2", ""}, {"A", "1", "One."}, {"A", "5", "Two."}}));
    EXPECT_EQ(report.rows[0].description, "One.");
    EXPECT_THAT(report.row_of_line, ElementsAre(0, 0, 0));
}

TEST(Contribution, OwnsWhatItsViewsShow) {
    Contribution copy;
    {
        const Contribution made = contribution_of("a.md", kelp_report, for_all_names());
        copy = made;
    }
    EXPECT_TRUE(compare(copy, contribution_of("a.md", kelp_report, for_all_names())) == 0);
}

TEST(Contribution, CarriesWhatTheRuleOfNamesNeedsAndNoMore) {
    const Contribution exact = contribution_of("a.md", kelp_report);
    EXPECT_EQ(exact.cases.size(), exact.terms.size());
    EXPECT_FALSE(exact.names.has_value());
    ContributionOptions options = for_all_names();
    options.find_terms = false;
    const Contribution learned = contribution_of("a.md", kelp_report, options);
    EXPECT_THAT(learned.cases, IsEmpty());
    const NameSource& names = learned.names.value();
    EXPECT_THAT(names.keywords, ElementsAre(ListedName{"Open data", 4}, ListedName{"kelp", 5},
                                            ListedName{"open DATA", 6}));
    EXPECT_THAT(names.themes, ElementsAre(ListedName{"Orkney", 8}));
    EXPECT_THAT(names.runs, ElementsAre("Orkney"));
    std::vector<char> buffer;
    EXPECT_EQ(names.running_text(buffer).text,
              "The kelp near Orkney grows.;Seals eat Kelp;Near Orkney.;Noise;");
}

TEST(Contribution, WhatIsNoReportContributesDiagnosticsOnly) {
    const Contribution none = contribution_of("a.md", "# Milk\n");
    EXPECT_FALSE(none.is_report);
    EXPECT_EQ(none.path, "a.md");
    EXPECT_EQ(none.size(), 0U);
    EXPECT_EQ(none.diagnostics.list().size(), 1U);
}

TEST(Contribution, DiffersInWhateverTheReportSaysOtherwise) {
    const Contribution one = contribution_of("a.md", kelp_report, for_all_names());
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"__Kelp__", "__Tang__"},
             {"20240102", "20240103"},
             {"open  DATA", "open data"},
             {"* Orkney", "* Orkneys"},
             {"kelp near", "Kelp near"},
             {"grows", "groans"},
             {"| 4 |", "| 5 |"},
             {"Near Orkney.", "Near Ockney."},
             {"(b)", "(c)"},
             {"## Closest", "\nstray\n\n## Closest"}}) {
        std::string text = kelp_report;
        text.replace(text.find(from), from.size(), to);
        const Contribution other = contribution_of("a.md", text, for_all_names());
        EXPECT_TRUE(compare(one, other) != 0) << to;
        EXPECT_EQ(compare(one, other) < 0, compare(other, one) > 0) << to;
    }
    EXPECT_TRUE(compare(one, contribution_of("b.md", kelp_report, for_all_names())) < 0);
    EXPECT_TRUE(compare(one, contribution_of("a.md", kelp_report)) != 0);
}

}  // namespace
}  // namespace sigloom
