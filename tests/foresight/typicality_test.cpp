#include "core/foresight/typicality.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <map>

#include "core/foresight/report_terms.hpp"
#include "tests/support/term_reports.hpp"

namespace sigloom {
namespace {

/// The cosine of two lists of numbers.
double cosine(const std::vector<double>& a, const std::vector<double>& b) {
    double product = 0;
    double of_a = 0;
    double of_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += a[i] * b[i];
        of_a += a[i] * a[i];
        of_b += b[i] * b[i];
    }
    return of_a > 0 && of_b > 0 ? product / std::sqrt(of_a * of_b) : 0;
}

TEST(Typicality, IsTheCosineOfReportAndCommunity) {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        const KnowledgeGraph graph =
            test::graph_of_terms(test::random_term_reports(seed, 12, 10, 6));
        const ListPerNode<Node> terms = terms_of_reports(graph);
        std::vector<std::int32_t> community;
        std::vector<double> score;
        for (Node node = 0; node < graph.node_count(); ++node) {
            community.push_back(static_cast<std::int32_t>((node + seed) % 4) - 1);
            score.push_back((node + 1) % 5);
        }
        const auto found = typical_reports(terms, community, 3, score, 100);
        ASSERT_EQ(found.size(), 3U);
        for (std::int32_t c = 0; c < 3; ++c) {
            const auto& reports = found[static_cast<std::size_t>(c)];
            std::map<std::uint32_t, double> typicality;
            for (const auto& [report, value] : reports) typicality.emplace(report, value);
            for (std::uint32_t report = 0; report < 12; ++report) {
                std::vector<double> named(graph.node_count());
                std::vector<double> wanted(graph.node_count());
                for (const Node term : terms[report]) named[term] = 1;
                for (Node node = 0; node < graph.node_count(); ++node) {
                    if (community[node] == c) wanted[node] = score[node];
                }
                EXPECT_NEAR(typicality[report], cosine(named, wanted), 1e-12);
            }
            for (std::size_t i = 1; i < reports.size(); ++i) {
                EXPECT_GE(reports[i - 1].typicality, reports[i].typicality);
            }
        }
        const auto first = typical_reports(terms, community, 3, score, 1);
        for (std::size_t c = 0; c < 3; ++c) EXPECT_LE(first[c].size(), 1U);
    }
}

}  // namespace
}  // namespace sigloom
