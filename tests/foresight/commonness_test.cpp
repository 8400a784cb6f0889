#include "core/foresight/commonness.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "core/foresight/report_terms.hpp"
#include "tests/support/term_reports.hpp"

namespace sigloom {
namespace {

bool has(std::span<const Node> terms, Node term) {
    return std::ranges::find(terms, term) != terms.end();
}

TEST(Commonness, IsTheTenthPercentileOfPairsByDefinition) {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        const KnowledgeGraph graph =
            test::graph_of_terms(test::random_term_reports(seed, 15, 12, 8));
        const ListPerNode<Node> terms = terms_of_reports(graph);
        const auto found = commonness(terms);
        const auto count = [&](auto pairs_of_report) {
            double sum = 0;
            for (std::uint32_t i = 0; i < 15; ++i)
                sum += static_cast<double>(pairs_of_report(terms[i]));
            return sum;
        };
        const auto with = [&](Node term) {
            return count([&](auto list) { return has(list, term) ? list.size() - 1 : 0; });
        };
        const double all = count([](auto list) { return list.size() * (list.size() - 1) / 2; });
        for (std::uint32_t report = 0; report < 15; ++report) {
            std::vector<double> values;
            for (const Node a : terms[report]) {
                for (const Node b : terms[report]) {
                    if (a >= b) continue;
                    const double joint =
                        count([&](auto list) { return has(list, a) && has(list, b); });
                    values.push_back(std::log(joint * all / (with(a) * with(b))));
                }
            }
            ASSERT_EQ(found[report].has_value(), !values.empty());
            if (values.empty()) continue;
            std::ranges::sort(values);
            const auto rank =
                static_cast<std::size_t>(std::ceil(0.1 * static_cast<double>(values.size())));
            EXPECT_NEAR(found[report]->percentile, values[rank - 1], 1e-12);
            EXPECT_TRUE(has(terms[report], found[report]->first));
        }
    }
}

TEST(Commonness, ARareMeetingOfTwoFrequentTermsIsAtypical) {
    std::vector<test::TermReport> reports;
    for (int i = 0; i < 9; ++i) {
        reports.push_back({std::to_string(i), {"ice", "sensors"}});
        reports.push_back({std::to_string(i) + "b", {"bikes", "maps"}});
    }
    reports.push_back({"odd", {"ice", "maps"}});
    const KnowledgeGraph graph = test::graph_of_terms(reports);
    const auto found = commonness(terms_of_reports(graph));
    EXPECT_DOUBLE_EQ(found.back()->percentile, std::log(1 * 19 / (10.0 * 10)));
    EXPECT_EQ(graph.nodes().label[found.back()->first], "ice");
    EXPECT_EQ(graph.nodes().label[found.back()->second], "maps");
    EXPECT_GT(found.front()->percentile, 0);
}

TEST(Commonness, AReportOfOneTermHasNone) {
    const KnowledgeGraph graph = test::graph_of_terms({{"1", {"a"}}, {"2", {}}});
    for (const auto& each : commonness(terms_of_reports(graph))) EXPECT_EQ(each, std::nullopt);
}

}  // namespace
}  // namespace sigloom
