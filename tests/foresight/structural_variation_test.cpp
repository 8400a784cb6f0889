#include "core/foresight/structural_variation.hpp"

#include <gmock/gmock.h>

#include <map>

#include "core/foresight/report_terms.hpp"
#include "tests/support/term_reports.hpp"

namespace sigloom {
namespace {

using Pairs = std::map<std::pair<Node, Node>, double>;

/// By its definition: over all pairs of nodes.
std::optional<double> modularity(const Pairs& weight, const std::vector<std::int32_t>& community) {
    double twice_all = 0;
    std::vector<double> strength(community.size());
    for (const auto& [pair, each] : weight) {
        twice_all += 2 * each;
        strength[pair.first] += each;
        strength[pair.second] += each;
    }
    if (twice_all == 0) return {};
    double sum = 0;
    for (Node a = 0; a < community.size(); ++a) {
        for (Node b = 0; b < community.size(); ++b) {
            if (community[a] != community[b]) continue;
            const auto found = weight.find({std::min(a, b), std::max(a, b)});
            sum +=
                (found == weight.end() ? 0 : found->second) - strength[a] * strength[b] / twice_all;
        }
    }
    return sum / twice_all;
}

/// Of all reports but one.
Pairs pairs_without(const ListPerNode<Node>& terms, std::uint32_t left_out) {
    Pairs weight;
    for (std::uint32_t report = 0; report + 1 < terms.begin.size(); ++report) {
        if (report == left_out) continue;
        for (const Node a : terms[report]) {
            for (const Node b : terms[report]) {
                if (a < b) weight[{a, b}] += 1;
            }
        }
    }
    return weight;
}

TEST(StructuralVariation, IsWhatModularityLosesByTheReport) {
    for (std::uint32_t seed = 0; seed < 30; ++seed) {
        const KnowledgeGraph graph =
            test::graph_of_terms(test::random_term_reports(seed, 12, 9, 5));
        const ListPerNode<Node> terms = terms_of_reports(graph);
        std::vector<std::int32_t> community;
        for (Node node = 0; node < graph.node_count(); ++node) {
            community.push_back(static_cast<std::int32_t>((node + seed) % 3));
        }
        const auto found = structural_variation(terms, community);
        ASSERT_EQ(found.size(), 12U);
        const auto whole = modularity(pairs_without(terms, UINT32_MAX), community);
        for (std::uint32_t report = 0; report < found.size(); ++report) {
            const auto without = modularity(pairs_without(terms, report), community);
            if (!without || std::abs(*without) < 1e-12) {
                EXPECT_EQ(found[report], std::nullopt);
                continue;
            }
            ASSERT_TRUE(found[report]);
            EXPECT_NEAR(*found[report], 100 * (*without - *whole) / *without, 1e-7);
        }
    }
}

TEST(StructuralVariation, AReportThatCutsAcrossTheMapIsAboveOneThatDoesNot) {
    const KnowledgeGraph graph = test::graph_of_terms({{"1", {"a", "b", "c"}},
                                                       {"2", {"a", "b", "c"}},
                                                       {"3", {"x", "y", "z"}},
                                                       {"4", {"x", "y", "z"}},
                                                       {"5", {"a", "z"}}});
    const std::vector<std::int32_t> community{0, 0, 0, 1, 1, 1};
    const auto found = structural_variation(terms_of_reports(graph), community);
    EXPECT_GT(*found[4], 0);
    EXPECT_LT(*found[0], *found[4]);
}

TEST(StructuralVariation, IsNothingWhereThereIsNothingToLose) {
    const KnowledgeGraph one = test::graph_of_terms({{"1", {"a", "b"}}});
    EXPECT_EQ(structural_variation(terms_of_reports(one), std::vector<std::int32_t>{0, 0})[0],
              std::nullopt)
        << "without it there is no graph";
    EXPECT_TRUE(structural_variation(terms_of_reports({}), {}).empty());
}

}  // namespace
}  // namespace sigloom
