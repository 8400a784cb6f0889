#include "core/graph/merge_rows.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "core/graph/build.hpp"
#include "tests/graph/contributing.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

BuildResult build(const std::vector<std::string>& pages, NamesRule rule = NamesRule::learned) {
    std::vector<ReportFile> files;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        files.push_back(report_file(std::string(1, static_cast<char>('a' + i)) + ".md", pages[i]));
    }
    BuildOptions options;
    options.names = rule;
    DiagnosticList diagnostics;
    return build_graph(files, options, diagnostics);
}

/// Of the issues of reports, each with its own.
std::vector<std::string> labels_of(const std::vector<std::string>& issues,
                                   NamesRule rule = NamesRule::learned) {
    std::vector<std::string> pages;
    for (const std::string& issue : issues) {
        pages.push_back(markdown_of("20240102", {"kelp"}, {{issue, "4", "Text."}}));
    }
    const KnowledgeGraph graph = build(pages, rule).graph;
    std::vector<std::string> labels;
    for (Node node = 0; node < graph.node_count(); ++node) {
        if (graph.nodes().kind[node] == "issue") labels.emplace_back(graph.nodes().label[node]);
    }
    return labels;
}

TEST(MergeRows, FormsOfOneNameAreOneRow) {
    EXPECT_THAT(labels_of({"Open-source Tools", "Open Source Tools", "Open Source Tools"}),
                ElementsAre("Open Source Tools"));
    EXPECT_THAT(labels_of({"Privacy Risk", "Privacy Risks"}), ElementsAre("Privacy Risks"));
    EXPECT_THAT(labels_of({"Large Language Models (LLMs)", "Large-Language Model"}),
                ElementsAre("Large Language Models (LLMs)"));
    EXPECT_THAT(labels_of({"“Smart” Homes", "\"Smart\" Homes", "Smart Homes"}),
                ElementsAre("“Smart” Homes"));
    EXPECT_THAT(labels_of({"Oil, Gas, and Coal", "Oil, Gas and Coal"}),
                ElementsAre("Oil, Gas, and Coal"));
    EXPECT_THAT(labels_of({"Water–Energy Nexus", "Water-Energy Nexus"}),
                ElementsAre("Water–Energy Nexus"));
    EXPECT_THAT(labels_of({"The Rise of Kelp", "Rise of Kelp"}), ElementsAre("The Rise of Kelp"));
    EXPECT_THAT(labels_of({"Kelp grows.", "Kelp grows"}), ElementsAre("Kelp grows"));
    EXPECT_THAT(labels_of({"Kelp grows.", "Kelp Inc."}),
                UnorderedElementsAre("Kelp grows", "Kelp Inc."));
    EXPECT_THAT(labels_of({"Kelp grows."}, NamesRule::exact), ElementsAre("Kelp grows."));
    EXPECT_THAT(labels_of({"Data Centres", "Data Center"}), ElementsAre("Data Centres"));
    EXPECT_THAT(labels_of({"AI in Health Care", "AI in Healthcare"}),
                ElementsAre("AI in Health Care"));
}

TEST(MergeRows, OthersAndOtherKindsStayApart) {
    EXPECT_THAT(labels_of({"Noise", "Noise at Sea"}),
                UnorderedElementsAre("Noise", "Noise at Sea"));
    EXPECT_THAT(labels_of({"Privacy Risk", "Privacy Risks"}, NamesRule::exact),
                UnorderedElementsAre("Privacy Risk", "Privacy Risks"));
    std::string concern = markdown_of("", {"kelp"}, {{"Privacy Risk", "4", ""}});
    concern.replace(concern.find("Issues"), 6, "Concerns");
    const KnowledgeGraph graph =
        build({concern, markdown_of("", {"kelp"}, {{"Privacy Risks", "4", ""}})}).graph;
    EXPECT_TRUE(graph.find_id("concern:privacy-risk"));
    EXPECT_TRUE(graph.find_id("issue:privacy-risks"));
}

TEST(MergeRows, RowsOfOneReportAreJoinedAsEqualRowsAre) {
    const std::string page = markdown_of("20240102", {"kelp", "otters"},
                                         {{"Privacy Risk", "2", "Kelp grows."},
                                          {"Noise", "3", ""},
                                          {"Privacy Risks", "4", "Otters eat."}});
    const BuildResult built = build({page, markdown_of("", {"kelp"}, {{"Privacy Risks", "", ""}})});
    const KnowledgeGraph& graph = built.graph;
    const Node risks = graph.find_id("issue:privacy-risks").value();
    EXPECT_FALSE(graph.find_id("issue:privacy-risk"));
    EXPECT_TRUE(graph.find_id("issue:noise"));
    EXPECT_EQ(graph.nodes().label[risks], "Privacy Risks");
    const auto places = graph.evidence().places[risks];
    ASSERT_EQ(places.size(), 2U);
    EXPECT_EQ(places[0].relevancy, 800'000) << "the higher one";
    EXPECT_EQ(places[0].line, 10U) << "and its line";
    std::vector<std::string> named;
    for (const Mention& mention : graph.evidence().mentions[risks]) {
        named.emplace_back(graph.nodes().label[mention.term]);
    }
    EXPECT_THAT(named, UnorderedElementsAre("kelp", "otters")) << "what either row names";
}

TEST(MergeRows, AnAliasOfAFormStandsForTheWholeRow) {
    std::vector<Contribution> reports;
    for (const char* name : {"Skill Gap", "Skill Gaps", "Skills gap", "Noise"}) {
        reports.push_back(contribution_of(name, markdown_of("", {"kelp"}, {{name, "", ""}})));
    }
    const std::vector<Alias> aliases{{"skill gap", "Lack of skills", 1},
                                     {"Skills Gap", "Lack of skills", 2},
                                     {"noise", "", 3},
                                     {"kelp", "algae", 4}};
    std::vector<std::string> lines;
    for (const MergedRow& row : merge_rows(reports, aliases)) {
        lines.push_back(row.surface + " > " + row.canonical + ' ' + row.id + ' ' + row.rule);
    }
    const std::string called = " > Lack of skills issue:lack-of-skills ";
    EXPECT_THAT(lines, ElementsAre("Skill Gap" + called + "alias", "Skill Gaps" + called + "plural",
                                   "Skills gap" + called + "alias"));
    for (int i = 0; i < 3; ++i) EXPECT_EQ(reports[i].rows[0].key, "lack of skills");
    EXPECT_EQ(reports[3].rows[0].key, "noise") << "what is dropped of terms stays of rows";
}

TEST(MergeRows, AnAliasJoinsARowWithThatOfItsReplacement) {
    std::vector<Contribution> reports;
    for (const char* name : {"Sea Walls.", "Dykes", "Dyke"}) {
        reports.push_back(contribution_of(name, markdown_of("", {"kelp"}, {{name, "", ""}})));
    }
    const std::vector<Alias> aliases{{"dyke", "sea walls", 1}};
    std::vector<std::string> ids;
    for (const MergedRow& row : merge_rows(reports, aliases)) {
        EXPECT_EQ(row.canonical, "sea walls");
        ids.push_back(row.surface + ' ' + row.id);
    }
    EXPECT_THAT(ids, ElementsAre("Dyke issue:sea-walls", "Dykes issue:sea-walls",
                                 "Sea Walls. issue:sea-walls"));
}

TEST(MergeRows, EveryFormIsToldWithItsRule) {
    const std::vector<MergedRow> merged =
        build({markdown_of("", {"kelp"}, {{"Privacy Risks", "", ""}, {"Noise", "", ""}}),
               markdown_of("", {"kelp"}, {{"Privacy-Risks", "", ""}, {"Noise", "", ""}}),
               markdown_of("", {"kelp"}, {{"privacy risk", "", ""}}),
               markdown_of("", {"kelp"}, {{"Privacy Risks", "", ""}})})
            .merged_rows;
    std::vector<std::string> lines;
    for (const MergedRow& row : merged) {
        EXPECT_EQ(row.kind, "issue");
        EXPECT_EQ(row.id, "issue:privacy-risks");
        lines.push_back(row.surface + " > " + row.canonical + ' ' + std::to_string(row.reports) +
                        ' ' + row.rule);
    }
    EXPECT_THAT(lines, ElementsAre("Privacy Risks > Privacy Risks 2 ",
                                   "Privacy-Risks > Privacy Risks 1 same but for case or signs",
                                   "privacy risk > Privacy Risks 1 plural"));
    EXPECT_THAT(
        build({markdown_of("", {"kelp"}, {{"Noise", "", ""}, {"noise", "", ""}})}).merged_rows,
        IsEmpty())
        << "one with exact names, too";
}

}  // namespace
}  // namespace sigloom
