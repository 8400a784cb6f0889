#include "core/graph/graph_of_reports.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

#include "core/graph/build.hpp"
#include "core/graph/edge_evidence.hpp"
#include "tests/support/samples.hpp"

namespace sigloom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

KnowledgeGraph graph_of(const std::vector<ReportFile>& files, BuildOptions options = {}) {
    DiagnosticList diagnostics;
    options.names = NamesRule::exact;
    return build_graph(files, options, diagnostics).graph;
}

/// What an edge is made of, by the labels of its ends without regard to case: which surface form
/// names a node depends on all reports.
using EdgeValues = std::tuple<double, double, double, std::optional<double>, std::optional<double>>;

std::map<std::string, EdgeValues> edges_of(const KnowledgeGraph& graph) {
    std::map<std::string, EdgeValues> all;
    const auto value = [&](const char* name, Edge edge) {
        return find_column(graph.edges().columns, name)->number(edge);
    };
    const auto slug = [&](Node node) {
        const std::string id(graph.nodes().id[node]);
        return id.substr(id.find(':'));
    };
    for (Edge edge = 0; edge < graph.edge_count(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        const auto [first, second] = std::minmax({slug(source), slug(target)});
        all[first + " - " + second] = {graph.edges().weight[edge], *value("count", edge),
                                       *value("mentions", edge), value("first_seen", edge),
                                       value("last_seen", edge)};
    }
    return all;
}

std::map<std::string, std::tuple<double, std::optional<double>, std::optional<double>>> nodes_of(
    const KnowledgeGraph& graph) {
    std::map<std::string, std::tuple<double, std::optional<double>, std::optional<double>>> all;
    for (Node node = 0; node < graph.node_count(); ++node) {
        const std::string id(graph.nodes().id[node]);
        const auto value = [&](const char* name) {
            return find_column(graph.nodes().columns, name)->number(node);
        };
        all[id.substr(id.find(':'))] = {*value("reports"), value("first_seen"), value("last_seen")};
    }
    return all;
}

TEST(GraphOfReports, IsWhatBuildingTheseReportsAloneGives) {
    const std::vector<ReportFile> files = test::sample_reports();
    for (const PairChoice pairs : {PairChoice::terms, PairChoice::mentions, PairChoice::all}) {
        for (const std::size_t from : {0U, 3U}) {
            BuildOptions options;
            options.pairs = pairs;
            options.report_nodes = ReportNodes::include;
            std::vector<ReportFile> some;
            for (std::size_t i = from; i < files.size(); i += 2) some.push_back(files[i]);
            const KnowledgeGraph alone = graph_of(some, options);
            const auto is_one = [&](const ReportEntry& report) {
                return std::ranges::find(some, report.path, &ReportFile::path) != some.end();
            };
            const KnowledgeGraph part = graph_of_reports(graph_of(files, options), is_one);
            EXPECT_EQ(nodes_of(part), nodes_of(alone));
            EXPECT_EQ(edges_of(part), edges_of(alone));
            EXPECT_EQ(part.evidence().reports, alone.evidence().reports);
        }
    }
}

TEST(GraphOfReports, OfAllReportsIsTheSameGraph) {
    const KnowledgeGraph graph = graph_of(test::sample_reports());
    const KnowledgeGraph all = graph_of_reports(graph, [](const ReportEntry&) { return true; });
    EXPECT_EQ(all.nodes().id, graph.nodes().id);
    EXPECT_EQ(all.edges().weight, graph.edges().weight);
    EXPECT_EQ(all.evidence(), graph.evidence());
    EXPECT_EQ(nodes_of(all), nodes_of(graph));
    EXPECT_EQ(edges_of(all), edges_of(graph));
}

TEST(GraphOfReports, EveryEdgeCanStillBeExplained) {
    const KnowledgeGraph part =
        graph_of_reports(graph_of(test::sample_reports()),
                         [](const ReportEntry& report) { return report.date >= 20240000; });
    ASSERT_GT(part.edge_count(), 0U);
    for (Edge edge = 0; edge < part.edge_count(); ++edge) {
        const auto [source, target] = part.edges().ends[edge];
        std::int64_t sum = 0;
        for (const EdgeEvidence& each : edge_evidence(part, source, target)) {
            EXPECT_GE(part.evidence().reports[each.a.report].date, 20240000);
            sum += each.contribution;
        }
        EXPECT_EQ(static_cast<double>(sum) / 1e6, part.edges().weight[edge]);
    }
}

TEST(GraphOfReports, OfNoneIsEmptyAndWithoutEvidenceItIsRefused) {
    const KnowledgeGraph none = graph_of_reports(graph_of(test::sample_reports()),
                                                 [](const ReportEntry&) { return false; });
    EXPECT_EQ(none.node_count(), 0U);
    EXPECT_EQ(none.edge_count(), 0U);
    EXPECT_THAT(none.evidence().reports, IsEmpty());
    EXPECT_THROW(graph_of_reports({}, [](const ReportEntry&) { return true; }),
                 std::invalid_argument);
}

}  // namespace
}  // namespace sigloom
