#include "core/analysis/bootstrap/resampler.hpp"

#include <gmock/gmock.h>

#include <numeric>
#include <stdexcept>

#include "core/base/millionths.hpp"
#include "tests/analysis/sample_graph.hpp"

namespace sigloom::test {
namespace {

TEST(DrawReports, DrawsAsManyAsThereAreTheSameForTheSameSeed) {
    for (const std::size_t reports : {0U, 1U, 7U, 1000U}) {
        const auto times = draw_reports(reports, 1, 0);
        EXPECT_EQ(std::accumulate(times.begin(), times.end(), std::size_t{0}), reports);
        EXPECT_EQ(draw_reports(reports, 1, 0), times);
    }
    EXPECT_NE(draw_reports(1000, 1, 0), draw_reports(1000, 1, 1));
    EXPECT_NE(draw_reports(1000, 1, 0), draw_reports(1000, 2, 0));
}

TEST(DrawReports, LeavesOutAboutOneInE) {
    const auto times = draw_reports(100'000, 3, 0);
    const auto left_out = std::ranges::count(times, 0U);
    EXPECT_NEAR(static_cast<double>(left_out) / 100'000, std::exp(-1), 0.01);
}

TEST(Resampler, AddsUpTheReportsThatWereDrawn) {
    const KnowledgeGraph graph = sample_graph(PairChoice::all, ReportNodes::leave_out);
    const Resampler resampler(graph);
    const Evidence& evidence = graph.evidence();
    for (std::uint32_t round = 0; round < 5; ++round) {
        const auto times = draw_reports(evidence.reports.size(), 1, round);
        const KnowledgeGraph resampled = resampler.graph_of(times);
        EXPECT_EQ(resampled.nodes().id, graph.nodes().id);
        std::size_t gone = 0;
        for (const auto [a, b] : graph.edges().ends) {
            std::int64_t sum = 0;
            for (const Place& of_a : evidence.places[a]) {
                for (const Place& of_b : evidence.places[b]) {
                    if (of_a.report != of_b.report) continue;
                    sum += times[of_a.report] * millionths::product(of_a.relevancy, of_b.relevancy);
                }
            }
            const auto edge = resampled.find_edge(a, b);
            ASSERT_EQ(edge.has_value(), sum > 0);
            if (!edge) {
                ++gone;
                continue;
            }
            EXPECT_EQ(resampled.edges().weight[*edge], static_cast<double>(sum) / 1e6);
        }
        EXPECT_EQ(resampled.edge_count(), graph.edge_count() - gone);
        EXPECT_GT(gone, 0U);
    }
}

TEST(Resampler, TakesEvidenceAndTheWeightsOfRelevancy) {
    EXPECT_THROW(Resampler(make_graph(2, std::vector<WeightedEdge>{{0, 1}})),
                 std::invalid_argument);
    const KnowledgeGraph graph = sample_graph(PairChoice::terms, ReportNodes::include);
    EXPECT_NO_THROW(Resampler{graph});
    EdgeTable edges = graph.edges();
    edges.weight.write().front() += 1;
    const KnowledgeGraph other(graph.nodes(), std::move(edges), graph.evidence());
    EXPECT_THROW(Resampler{other}, std::invalid_argument);
}

}  // namespace
}  // namespace sigloom::test
