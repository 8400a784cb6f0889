#include "core/foresight/gaps.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/foresight/gap_questions.hpp"
#include "tests/support/dated_reports.hpp"

namespace sigloom {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string theme(char group, int number) {
    return fmt::format("theme:{}{}", group, number);
}

/// 20 reports of each group a, b and c, each with four of its six terms; each of c has one term of a and one
/// of b, too. 12 months.
std::vector<test::DatedReport> three_groups() {
    std::vector<test::DatedReport> reports;
    for (int i = 0; i < 20; ++i) {
        for (const char group : {'a', 'b', 'c'}) {
            test::DatedReport report{20240001 + 100 * (1 + i * 12 / 20), {}};
            for (int k = 0; k < 4; ++k) report.ids.push_back(theme(group, (i + k) % 6));
            if (group == 'c') {
                report.ids.push_back(theme('a', i % 6));
                report.ids.push_back(theme('a', (i + 1) % 6));
                report.ids.push_back(theme('b', i % 6));
                report.ids.push_back(theme('b', (i + 1) % 6));
            }
            reports.push_back(report);
        }
    }
    // In the reports of c, a and b would meet: they are parted so that they do not.
    for (test::DatedReport& report : reports) {
        if (report.ids.size() == 4) continue;
        const bool drops_a = report.date / 100 % 2 == 0;
        std::erase_if(report.ids,
                      [&](const std::string& id) { return id[6] == (drops_a ? 'a' : 'b'); });
    }
    return reports;
}

std::vector<std::int32_t> communities_by_letter(const KnowledgeGraph& graph) {
    std::vector<std::int32_t> community;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const std::string_view label = graph.nodes().label[node];
        const bool is_term =
            graph.nodes().kind[node] == "theme" || graph.nodes().kind[node] == "entity";
        community.push_back(is_term ? label[0] - 'a' : -1);
    }
    return community;
}

Gaps gaps_of(const std::vector<test::DatedReport>& reports, const GapOptions& options = {}) {
    const KnowledgeGraph graph = test::graph_of(reports);
    const Timeline timeline = timeline_of(graph.evidence().reports, PeriodLength::month);
    return gaps(graph, communities_by_letter(graph), &timeline, options);
}

std::vector<Gap> of_kind(const Gaps& found, GapKind kind) {
    std::vector<Gap> chosen;
    std::ranges::copy_if(found.gaps, std::back_inserter(chosen),
                         [&](const Gap& gap) { return gap.kind == kind; });
    return chosen;
}

TEST(Gaps, FindsTheTwoCommunitiesThatDoNotMeet) {
    const KnowledgeGraph graph = test::graph_of(three_groups());
    const Gaps found = gaps_of(three_groups());
    EXPECT_EQ(found.communities, 3U);
    EXPECT_EQ(found.pairs_tested, 3U);
    const std::vector<Gap> between = of_kind(found, GapKind::between_communities);
    ASSERT_EQ(between.size(), 1U);
    const Gap& gap = between.front();
    EXPECT_EQ(gap.a.community, 0);
    EXPECT_EQ(gap.b->community, 1);
    EXPECT_EQ(gap.joint_reports, 0U);
    EXPECT_EQ(gap.observed, 0);
    EXPECT_EQ(gap.gap, 1);
    // The strengths: 6 ties in each report of four terms, 15 in each of six, of which 8 are across.
    double strength_a = 0;
    double all = 0;
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        all += graph.edges().weight[edge];
        for (const Node node : {source, target}) {
            if (graph.nodes().label[node][0] == 'a') strength_a += graph.edges().weight[edge];
        }
    }
    const double of_a = static_cast<double>(gap.a.report_count);
    const double of_b = static_cast<double>(gap.b->report_count);
    EXPECT_EQ(of_a + of_b, 60);
    EXPECT_NEAR(gap.expected_joint_reports, of_a * of_b / 60, 1e-12);
    EXPECT_NEAR(*gap.expected, strength_a * (2 * all - strength_a - 2 * 6 * 20 - 8 * 20) / 2 / all,
                *gap.expected * 0.2)
        << "about S_A S_B / 2m";
    // scipy.stats.hypergeom.cdf(0, 60, of_a, of_b)
    EXPECT_NEAR(std::log(*gap.p),
                std::lgamma(61 - of_a) + std::lgamma(61 - of_b) - std::lgamma(61 - of_a - of_b) -
                    std::lgamma(61),
                1e-9);
    EXPECT_NEAR(*gap.adjusted, 3 * *gap.p, 1e-15);
    ASSERT_EQ(gap.bridges.size(), 3U);
    std::set<Node> bridging;
    for (const auto& [a, b] : gap.bridges) {
        EXPECT_EQ(graph.nodes().label[a][0], 'a');
        EXPECT_EQ(graph.nodes().label[b][0], 'b');
        EXPECT_FALSE(graph.find_edge(a, b));
        bridging.insert({a, b});
    }
    EXPECT_EQ(bridging.size(), 6U) << "each in one pair only";
    EXPECT_EQ(gap.a.reports.size(), 3U);
    EXPECT_EQ(gap.a.terms.size(), 3U);
    EXPECT_THAT(gap.question,
                AllOf(HasSubstr("No report is about both; by chance, 15 would be."),
                      HasSubstr("Perhaps \u201ca"), HasSubstr("which no report joins.")));
}

TEST(Gaps, SmallOrRareCommunitiesAreNotTested) {
    EXPECT_EQ(gaps_of(three_groups(), {.least_terms = 7}).pairs_tested, 0U);
    EXPECT_EQ(gaps_of(three_groups(), {.least_expected = 1000}).pairs_tested, 0U);
}

TEST(Gaps, ThemesThatNoSignalNamesAreAskedAbout) {
    std::vector<test::DatedReport> reports = three_groups();
    reports[0].ids.push_back("signal:s");
    for (int k = 0; k < 6; ++k) {
        reports[0].mentions.emplace_back("signal:s", theme('a', k));
        if (k > 0) reports[0].mentions.emplace_back("signal:s", theme('b', k));
        reports[0].mentions.emplace_back("signal:s", theme('c', k));
    }
    const auto found = of_kind(gaps_of(reports), GapKind::theme_without_signals);
    ASSERT_EQ(found.size(), 1U);
    const KnowledgeGraph graph = test::graph_of(reports);
    EXPECT_EQ(graph.nodes().id[*found[0].a.node], "theme:b0");
    EXPECT_THAT(found[0].question, HasSubstr("What is changing in \u201cb0\u201d?"));
    EXPECT_EQ(found[0].a.reports.size(), 3U);
    const auto& entries = graph.evidence().reports;
    EXPECT_GE(entries[found[0].a.reports[0]].date, entries[found[0].a.reports[1]].date);
    EXPECT_THAT(of_kind(gaps_of(three_groups()), GapKind::theme_without_signals), IsEmpty())
        << "without any signals there is nothing to ask";
}

TEST(Gaps, IssuesWhoseTermsNoTechnologyNamesAreAskedAbout) {
    std::vector<test::DatedReport> reports = three_groups();
    for (const char* id : {"issue:met", "issue:open", "issue:silent", "technology:t"}) {
        reports[0].ids.emplace_back(id);
    }
    reports[0].mentions = {{"issue:met", "theme:a0"},
                           {"issue:open", "theme:b0"},
                           {"issue:open", "theme:b1"},
                           {"technology:t", "theme:a0"}};
    const auto found = of_kind(gaps_of(reports), GapKind::issue_without_technologies);
    ASSERT_EQ(found.size(), 1U) << "an issue that names nothing says nothing";
    EXPECT_THAT(found[0].question,
                HasSubstr("Which technology bears on the issue \u201copen\u201d? None names b"));
    EXPECT_EQ(found[0].a.terms.size(), 2U);
}

TEST(Gaps, EntitiesThatStayWithinOneCommunityAreAskedAbout) {
    std::vector<test::DatedReport> reports = three_groups();
    for (std::size_t i = 0; i < 9; i += 3) {
        reports[i].ids.emplace_back("entity:alone");
        reports[i].ids.emplace_back("entity:at both");
        reports[i + 1].ids.emplace_back("entity:at both");
    }
    const Gaps found = gaps_of(reports);
    const auto entities = of_kind(found, GapKind::entity_of_one_community);
    ASSERT_EQ(entities.size(), 1U);
    EXPECT_EQ(entities[0].a.report_count, 3U);
    EXPECT_EQ(entities[0].b->community, 0);
    EXPECT_THAT(entities[0].question, HasSubstr("Does \u201calone\u201d matter outside \u201ca"));
}

TEST(Gaps, CommunitiesThatNoRowOfAKindNamesAreAskedAbout) {
    std::vector<test::DatedReport> reports = three_groups();
    for (int i = 0; i < 20; ++i) {
        const auto row = [&](const char* kind, char group) {
            const std::string id = fmt::format("{}:{}{}", kind, group, i);
            test::DatedReport& report = reports[static_cast<std::size_t>(3 * i)];
            report.ids.push_back(id);
            report.mentions.emplace_back(id, theme(group, i % 6));
        };
        for (const char group : {'a', 'b', 'c'}) {
            row("signal", group);
            if (group != 'b') row("technology", group);
        }
    }
    const auto found = of_kind(gaps_of(reports), GapKind::community_lacks_kind);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].row_kind, "technology");
    EXPECT_EQ(found[0].a.community, 1);
    // 20 of 100 namings are of b, and technologies name 40 times.
    EXPECT_NEAR(*found[0].expected, 8, 1e-12);
    EXPECT_NEAR(*found[0].p, std::pow(0.8, 40), 1e-12);
    EXPECT_NEAR(*found[0].adjusted, 6 * std::pow(0.8, 40), 1e-12);
    EXPECT_THAT(found[0].question, HasSubstr("Which technologies are there in \u201cb"));
}

TEST(Gaps, TermsThatVanishedAreAskedAbout) {
    std::vector<test::DatedReport> reports = three_groups();
    for (std::size_t i = 0; i < 12; ++i) reports[i].ids.emplace_back("theme:a gone");
    const Gaps found = gaps_of(reports);
    const auto vanished = of_kind(found, GapKind::vanished_term);
    ASSERT_EQ(vanished.size(), 1U);
    const KnowledgeGraph graph = test::graph_of(reports);
    const std::int32_t last = vanished[0].last_seen;
    const auto until = std::ranges::count_if(
        graph.evidence().reports,
        [&](const ReportEntry& each) { return each.date / 100 <= last / 100; });
    const double share = static_cast<double>(until) / 60;
    EXPECT_NEAR(*vanished[0].p, std::pow(share, 12), 1e-15);
    EXPECT_NEAR(*vanished[0].expected, 12 * (1 - share) / share, 1e-12);
    EXPECT_EQ(vanished[0].reports_since, static_cast<std::size_t>(60 - until));
    EXPECT_THAT(vanished[0].question,
                HasSubstr("What became of \u201ca gone\u201d? 12 reports named it until 2024-0"));
    EXPECT_GT(found.terms_tested, 15U);
}

TEST(Gaps, WithoutTimeNothingIsSaidOfWhatVanished) {
    std::vector<test::DatedReport> reports = three_groups();
    for (std::size_t i = 0; i < 12; ++i) reports[i].ids.emplace_back("theme:a gone");
    const KnowledgeGraph graph = test::graph_of(reports);
    const Gaps found = gaps(graph, communities_by_letter(graph), nullptr);
    EXPECT_THAT(of_kind(found, GapKind::vanished_term), IsEmpty());
    EXPECT_EQ(of_kind(found, GapKind::between_communities).size(), 1U);
}

TEST(Gaps, NothingIsMissingWhereNothingIs) {
    const KnowledgeGraph empty;
    EXPECT_THROW(gaps(empty, {}, nullptr), std::invalid_argument);
    const KnowledgeGraph one = test::graph_of({{20240101, {"theme:a"}}});
    EXPECT_THAT(gaps(one, std::vector<std::int32_t>{0}, nullptr).gaps, IsEmpty());
}

}  // namespace
}  // namespace sigloom
