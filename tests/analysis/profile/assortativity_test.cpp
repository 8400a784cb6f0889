#include "core/analysis/profile/assortativity.hpp"

#include <gmock/gmock.h>

#include "tests/analysis/graphs.hpp"

namespace sigloom::test {
namespace {

/// Pearson's correlation of the degrees at the ends, each edge in both directions.
std::optional<double> correlation_of_ends(const KnowledgeGraph& graph) {
    std::vector<std::pair<double, double>> ends;
    for (const auto [a, b] : graph.edges().ends) {
        const auto of_a = static_cast<double>(graph.degree(a));
        const auto of_b = static_cast<double>(graph.degree(b));
        ends.insert(ends.end(), {{of_a, of_b}, {of_b, of_a}});
    }
    double x = 0;
    for (const auto& [first, second] : ends) x += first / static_cast<double>(ends.size());
    double xy = 0;
    double xx = 0;
    for (const auto& [first, second] : ends) {
        xy += (first - x) * (second - x);
        xx += (first - x) * (first - x);
    }
    return xx > 1e-12 ? std::optional(xy / xx) : std::nullopt;
}

TEST(DegreeAssortativity, IsTheCorrelationOfTheEnds) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const auto expected = correlation_of_ends(graph);
        const auto value = degree_assortativity(graph);
        ASSERT_EQ(value.has_value(), expected.has_value()) << "seed " << seed;
        EXPECT_NEAR(value.value_or(0), expected.value_or(0), 1e-9) << "seed " << seed;
    }
}

TEST(DegreeAssortativity, OfAStarIsMinusOneAndOfACircleNotDefined) {
    const std::vector<WeightedEdge> star{{0, 1}, {0, 2}, {0, 3}};
    EXPECT_DOUBLE_EQ(degree_assortativity(make_graph(4, star)).value(), -1);
    const std::vector<WeightedEdge> circle{{0, 1}, {1, 2}, {0, 2}};
    EXPECT_EQ(degree_assortativity(make_graph(3, circle)), std::nullopt);
    EXPECT_EQ(degree_assortativity(make_graph(0, {})), std::nullopt);
    EXPECT_EQ(degree_assortativity(make_graph(3, {})), std::nullopt);
}

KnowledgeGraph of_kinds(const std::vector<const char*>& kinds, std::vector<EdgeEnds> ends) {
    NodeTable nodes;
    for (const char* kind : kinds) {
        nodes.id.push_back(std::to_string(nodes.id.size()));
        nodes.label.push_back("label");
        nodes.kind.push_back(kind);
    }
    EdgeTable edges{std::move(ends), {}, {}, {}};
    edges.weight = std::vector<double>(edges.size(), 1);
    for (std::size_t i = 0; i < edges.size(); ++i) edges.kind.push_back("cooccurs");
    return {std::move(nodes), std::move(edges)};
}

TEST(KindAssortativity, OfExamplesByHand) {
    EXPECT_DOUBLE_EQ(kind_assortativity(of_kinds({"a", "a", "b", "b"}, {{0, 1}, {2, 3}})).value(),
                     1);
    EXPECT_DOUBLE_EQ(kind_assortativity(of_kinds({"a", "b", "a", "b"}, {{0, 1}, {2, 3}})).value(),
                     -1);
    // Two of three edges within a kind; 3 of 6 ends in each: (2/3 - 1/2) / (1 - 1/2).
    EXPECT_DOUBLE_EQ(
        kind_assortativity(of_kinds({"a", "a", "b", "b"}, {{0, 1}, {1, 2}, {2, 3}})).value(),
        1.0 / 3);
    EXPECT_EQ(kind_assortativity(of_kinds({"a", "a"}, {{0, 1}})), std::nullopt);
    EXPECT_EQ(kind_assortativity(of_kinds({"a", "b"}, {})), std::nullopt);
}

}  // namespace
}  // namespace sigloom::test
