#include "core/graph/merge.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tests/graph/contributing.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const TextColumn& column) {
    std::vector<std::string> all;
    for (std::size_t row = 0; row < column.size(); ++row) all.emplace_back(column[row]);
    return all;
}

std::vector<std::string> texts(const MergedNodes& nodes, const char* column) {
    return texts(std::get<TextColumn>(find_column(nodes.table.columns, column)->data));
}

std::vector<std::optional<double>> numbers(const MergedNodes& nodes, const char* column) {
    const Column& of_nodes = *find_column(nodes.table.columns, column);
    std::vector<std::optional<double>> all;
    for (std::size_t row = 0; row < of_nodes.size(); ++row) all.push_back(of_nodes.number(row));
    return all;
}

/// The label that reports with these lists give to a name.
std::string label_of(const std::vector<std::vector<std::string>>& lists) {
    std::vector<Contribution> reports;
    for (const auto& list : lists) {
        reports.push_back(
            contribution_of(std::to_string(reports.size()) + ".md", markdown_of("", list)));
    }
    const MergedNodes nodes = merge_nodes(reports, {});
    EXPECT_EQ(nodes.table.size(), 1U);
    return std::string(nodes.table.label[0]);
}

TEST(MergeNodes, ALabelIsTheMostFrequentSurface) {
    EXPECT_EQ(label_of({{"Kelp"}, {"kelp"}, {"kelp"}}), "kelp");
    EXPECT_EQ(label_of({{"KELP"}, {"kelp", "Kelp"}, {"Kelp"}}), "Kelp")
        << "a further surface of one report counts like the first";
}

TEST(MergeNodes, TiesOfLabelsGoToTheLongerAndThenToTheSmaller) {
    EXPECT_EQ(label_of({{"kelp"}, {"Kelp"}}), "Kelp");
    EXPECT_EQ(label_of({{"Kelp"}, {"kelp"}}), "Kelp");
    EXPECT_EQ(label_of({{"\uFB01sh"}, {"Fish"}}), "\uFB01sh") << "with a ligature of three bytes";
    EXPECT_EQ(label_of({{"Fish"}, {"\uFB01sh"}}), "\uFB01sh");
}

/// How a row is described by reports with these dates and descriptions.
std::string description_of(const std::vector<std::pair<std::string, std::string>>& reports) {
    std::vector<Contribution> all;
    for (const auto& [date, description] : reports) {
        all.push_back(contribution_of(std::to_string(all.size()) + ".md",
                                      markdown_of(date, {}, {{"Seals", "3", description}})));
    }
    return texts(merge_nodes(all, {}), "description").front();
}

TEST(MergeNodes, ARowIsDescribedByTheNewestReportThatDescribesIt) {
    EXPECT_EQ(description_of({{"20240101", "Old."}, {"20240102", "New."}, {"20240103", ""}}),
              "New.");
    EXPECT_EQ(description_of({{"20240102", "New."}, {"20240101", "Old."}}), "New.");
    EXPECT_EQ(description_of({{"", "Undated."}, {"20240101", "Dated."}}), "Dated.");
}

TEST(MergeNodes, OfEquallyNewReportsTheFirstByPathDescribesARow) {
    EXPECT_EQ(description_of({{"20240101", "One."}, {"20240101", "Two."}}), "One.");
    EXPECT_EQ(description_of({{"", "One."}, {"", "Two."}}), "One.");
}

TEST(MergeNodes, WhatHasOneKeyAndClassIsOneNode) {
    const std::vector<Contribution> reports{
        contribution_of("a.md", markdown_of("20240101", {"kelp", "tide"}, {{"Kelp", "4", ""}})),
        contribution_of("b.md", markdown_of("20230101", {"Kelp"}, {{"kelp", "", ""}})),
        contribution_of("c.md", markdown_of("", {"tide"}, {{"kelp", "3", ""}}))};
    const MergedNodes nodes = merge_nodes(reports, {});
    EXPECT_THAT(texts(nodes.table.id), ElementsAre("issue:kelp", "theme:kelp", "theme:tide"));
    EXPECT_THAT(nodes.classes, ElementsAre(ItemClass::issue, ItemClass::term, ItemClass::term));
    EXPECT_THAT(numbers(nodes, "reports"), ElementsAre(3, 2, 2));
    EXPECT_THAT(numbers(nodes, "first_seen"), ElementsAre(20230101, 20230101, 20240101));
    EXPECT_THAT(numbers(nodes, "last_seen"), ElementsAre(20240101, 20240101, 20240101));
    EXPECT_THAT(numbers(nodes, "relevancy_mean"), ElementsAre(3.5, std::nullopt, std::nullopt))
        << "of those that are given";
}

TEST(MergeNodes, EachReportKnowsItsMembersByRisingNode) {
    const std::vector<Contribution> reports{
        contribution_of("a.md", markdown_of("", {"tide", "kelp"}, {{"Seals", "4", ""}})),
        contribution_of("b.md", markdown_of("", {"kelp"}))};
    const MergedNodes nodes = merge_nodes(reports, {.report_nodes = ReportNodes::include});
    EXPECT_THAT(texts(nodes.table.id), ElementsAre("issue:seals", "report:a-md", "report:b-md",
                                                   "theme:kelp", "theme:tide"));
    EXPECT_THAT(nodes.report_nodes, ElementsAre(1, 2));
    std::vector<std::vector<std::uint32_t>> members;
    for (std::uint32_t report = 0; report < 2; ++report) {
        for (const auto& [node, end, line] : nodes.by_report[report]) {
            members.push_back(
                {report, node, end.item, static_cast<std::uint32_t>(end.relevancy), line});
        }
    }
    constexpr std::uint32_t itself = PairEnd::the_report;
    using Row = std::vector<std::uint32_t>;
    EXPECT_THAT(members, ElementsAre(Row{0, 0, 2, 800'000, 8}, Row{0, 1, itself, 1'000'000, 1},
                                     Row{0, 3, 1, 1'000'000, 4}, Row{0, 4, 0, 1'000'000, 3},
                                     Row{1, 2, itself, 1'000'000, 1}, Row{1, 3, 0, 1'000'000, 3}));
}

TEST(MergeNodes, TheLedgerCountsTheReportsOfEverySurface) {
    const std::vector<Contribution> reports{
        contribution_of("a.md", markdown_of("", {"Kelp", "kelp", "tide"})),
        contribution_of("b.md", markdown_of("", {"kelp"}))};
    std::vector<std::string> lines;
    for (const NameEntry& name : merge_nodes(reports, {.ledger = Ledger::keep}).names) {
        lines.push_back(name.id + ' ' + name.surface + ' ' + name.canonical + ' ' +
                        std::to_string(name.reports));
    }
    EXPECT_THAT(lines, ElementsAre("theme:kelp Kelp kelp 1", "theme:kelp kelp kelp 2",
                                   "theme:tide tide tide 1"));
    EXPECT_TRUE(merge_nodes(reports, {}).names.empty());
}

TEST(MergeNodes, OfNoReportsAreNone) {
    EXPECT_EQ(merge_nodes({}, {}).table.size(), 0U);
    EXPECT_EQ(merge_nodes({}, {.report_nodes = ReportNodes::include}).table.size(), 0U);
}

}  // namespace
}  // namespace sigloom
