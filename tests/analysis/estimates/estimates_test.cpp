// What an estimate promises, against exact values.
#include <gmock/gmock.h>

#include <atomic>
#include <cmath>

#include "core/analysis/estimates/betweenness_estimate.hpp"
#include "core/analysis/estimates/distance_estimates.hpp"
#include "core/analysis/estimates/reach.hpp"
#include "core/analysis/measures.hpp"
#include "core/analysis/paths/betweenness.hpp"
#include "core/analysis/paths/closeness.hpp"
#include "core/analysis/paths/harmonic.hpp"
#include "core/analysis/ranks.hpp"
#include "tests/analysis/paths/path_graphs.hpp"

namespace sigloom::test {
namespace {

using testing::Pointwise;

/// The nodes whose exact value is outside of the interval.
std::size_t missed(const Estimate& estimate, const std::vector<double>& exact) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        const double noise = 1e-9 * exact[i];
        if (exact[i] < estimate.low[i] - noise || exact[i] > estimate.high[i] + noise) ++count;
        EXPECT_LE(estimate.low[i], estimate.value[i]);
        EXPECT_GE(estimate.high[i], estimate.value[i]);
    }
    return count;
}

double farthest_off(const Estimate& estimate, const std::vector<double>& exact) {
    double farthest = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        farthest = std::max(farthest, std::abs(estimate.value[i] - exact[i]));
    }
    return farthest;
}

TEST(Estimates, OfBetweennessKeepTheirPromiseOnGraphsOfAllShapes) {
    constexpr double delta = 0.1;
    int broken = 0;
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const std::vector<double> exact = betweenness(graph);
        const Estimate found =
            betweenness_estimate(graph, {.epsilon = 0.1, .delta = delta, .seed = seed});
        if (farthest_off(found, exact) > 0.1 || missed(found, exact) > 0) ++broken;
    }
    EXPECT_LE(broken, 100 * delta);
}

TEST(Estimates, OfBetweennessAreUnbiased) {
    const KnowledgeGraph graph = joined_cliques(60, 20);
    const std::vector<double> exact = betweenness(graph);
    std::vector<double> sum(graph.node_count(), 0);
    constexpr int rounds = 60;
    std::uint64_t draws = 0;
    for (std::uint64_t seed = 0; seed < rounds; ++seed) {
        const Estimate found = betweenness_estimate(graph, {.epsilon = 0.05, .seed = seed});
        draws += found.samples;
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += found.value[i] / rounds;
    }
    for (std::size_t i = 0; i < sum.size(); ++i) {
        const double deviation = std::sqrt(exact[i] / static_cast<double>(draws));
        EXPECT_NEAR(sum[i], exact[i], 5 * deviation + 1e-6);
    }
}

TEST(Estimates, OfClosenessAndHarmonicCentralityKeepTheirPromise) {
    for (std::uint32_t seed = 0; seed < 6; ++seed) {
        const KnowledgeGraph graph = joined_cliques(600, 120 + 20 * seed);
        const EstimateOptions options{.epsilon = 0.12, .delta = 0.1, .seed = seed};
        const Estimate near = closeness_estimate(graph, options);
        EXPECT_EQ(missed(near, closeness(graph)), 0U);
        EXPECT_LT(near.samples, graph.node_count()) << "a sample";
        const Estimate harmonics = harmonic_estimate(graph, options);
        EXPECT_EQ(missed(harmonics, harmonic(graph)), 0U);
    }
}

TEST(Estimates, FromSearchesFromAllNodesAreExact) {
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const EstimateOptions options{.epsilon = 0.01};
        EXPECT_THAT(closeness_estimate(graph, options).value,
                    Pointwise(testing::DoubleNear(1e-12), closeness(graph)));
        EXPECT_THAT(harmonic_estimate(graph, options).value,
                    Pointwise(testing::DoubleNear(1e-9), harmonic(graph)));
    }
}

class EstimatedMeasures : public testing::TestWithParam<const Measure*> {};

TEST_P(EstimatedMeasures, DependOnTheSeedButNotOnThreads) {
    const KnowledgeGraph graph = joined_cliques(600, 150);
    EstimateOptions options{.epsilon = 0.2, .seed = 4, .context = {.threads = 1}};
    const Estimate expected = GetParam()->estimate(graph, options);
    options.context.threads = 2;
    EXPECT_EQ(GetParam()->estimate(graph, options).value, expected.value);
    options.seed = 5;
    EXPECT_NE(GetParam()->estimate(graph, options).value, expected.value);
}

TEST_P(EstimatedMeasures, HaveAnAnswerForEveryGraph) {
    const std::vector<WeightedEdge> pair{{0, 1, 1}};
    const std::vector<WeightedEdge> triangle{{0, 1, 1}, {0, 2, 1}, {1, 2, 1}};
    const std::vector<WeightedEdge> two_parts{{0, 1, 1}, {1, 2, 1}, {3, 4, 1}, {4, 5, 1}};
    const std::vector<KnowledgeGraph> graphs{make_graph(0, {}),       make_graph(1, {}),
                                             make_graph(5, {}),       make_graph(2, pair),
                                             make_graph(3, triangle), make_graph(7, two_parts)};
    for (const KnowledgeGraph& graph : graphs) {
        const Estimate found = GetParam()->estimate(graph, {.epsilon = 0.2});
        EXPECT_EQ(missed(found, scores_of(GetParam()->compute(graph, {}))), 0U);
        EXPECT_EQ(found.value.size(), graph.node_count());
    }
}

TEST_P(EstimatedMeasures, ChooseAnEpsilonForTheTimeThatTheyHave) {
    const Estimate found =
        GetParam()->estimate(joined_cliques(300, 70), {.seconds = 0.05, .context = {}});
    EXPECT_GT(found.epsilon, 0);
    EXPECT_EQ(GetParam()
                  ->estimate(joined_cliques(300, 70), {.epsilon = found.epsilon, .context = {}})
                  .value,
              found.value)
        << "asking for that epsilon repeats it";
}

TEST_P(EstimatedMeasures, AreCalledOff) {
    const std::atomic<bool> cancel = true;
    EXPECT_THROW(
        (void)GetParam()->estimate(joined_cliques(600, 150), {.context = {.cancel = &cancel}}),
        Cancelled);
}

TEST_P(EstimatedMeasures, RefuseOptionsOutOfRange) {
    for (const double wrong : {0.0, 1.0, -1.0, std::nan("")}) {
        EXPECT_THROW((void)GetParam()->estimate(make_graph(1, {}), {.epsilon = wrong}),
                     std::invalid_argument);
        EXPECT_THROW((void)GetParam()->estimate(make_graph(1, {}), {.delta = wrong}),
                     std::invalid_argument);
    }
    EXPECT_THROW((void)GetParam()->estimate(make_graph(1, {}), {.seconds = -1}),
                 std::invalid_argument);
}

std::vector<const Measure*> measures_with_estimates() {
    std::vector<const Measure*> all;
    for (const Measure& measure : measures()) {
        if (measure.estimate != nullptr) all.push_back(&measure);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(, EstimatedMeasures, testing::ValuesIn(measures_with_estimates()),
                         [](const auto& row) { return std::string(row.param->name); });

TEST(Estimates, RoundEpsilonUpToTwoDigits) {
    EXPECT_DOUBLE_EQ(rounded_up(0.01234), 0.013);
    EXPECT_DOUBLE_EQ(rounded_up(0.5), 0.5);
    EXPECT_EQ(rounded_up(0.071), 0.071);
    EXPECT_EQ(rounded_up(0.000123), 0.00013);
    EXPECT_EQ(affordable_epsilon(1e-9), least_epsilon);
    EXPECT_EQ(affordable_epsilon(7), 0.99);
}

TEST(Reach, BoundsTheDiameterOfEveryComponent) {
    for (std::uint32_t seed = 0; seed < graph_count; ++seed) {
        const KnowledgeGraph graph = random_graph(seed);
        const Reach found = reach(adjacency(graph));
        const Matrix distances = all_distances(graph, PathLength::hops);
        std::vector<std::size_t> sizes(found.components.size(), 0);
        for (Node a = 0; a < graph.node_count(); ++a) {
            ++sizes[found.component_of[a]];
            for (Node b = 0; b < graph.node_count(); ++b) {
                EXPECT_EQ(std::isinf(distances[a][b]),
                          found.component_of[a] != found.component_of[b]);
                if (std::isinf(distances[a][b])) continue;
                EXPECT_LE(distances[a][b], found.components[found.component_of[a]].diameter);
            }
        }
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            EXPECT_EQ(found.components[i].members.size(), sizes[i]);
            EXPECT_TRUE(std::ranges::is_sorted(found.components[i].members));
        }
    }
}

}  // namespace
}  // namespace sigloom::test
